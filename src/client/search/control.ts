import { Latest } from '../../search/latest.ts';
import { copyResult, mailText } from './copy.ts';
import { element } from './element.ts';
import type { Filters, SearchAnswer, SearchEngine } from './engine.ts';
import type { SiteFiles } from './files.ts';
import { type Shown, showResults, statusOf } from './list.ts';

let made = 0;

/** Keys that follow each other faster than this are one question, in ms: what lies between them is not looked for, and not loaded. */
const PAUSE = 20;

/** A search form made live: results as one types, chosen by keyboard, pointer or touch. The combobox pattern of the ARIA practices. */
export class SearchControl {
  readonly input: HTMLInputElement;
  /** Called with each new question, so that the page can keep it in its address. */
  onAsk: ((typed: string, filters: Filters) => void) | undefined;
  /** Called after each answer. */
  onAnswer: ((answer: SearchAnswer | undefined) => void) | undefined;
  private readonly form: HTMLFormElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly engine: SearchEngine;
  private readonly files: SiteFiles;
  private readonly latest = new Latest();
  private pending: Promise<void> = Promise.resolve();
  private shown: Shown = [];
  private selected = -1;

  constructor(form: HTMLFormElement, engine: SearchEngine, files: SiteFiles) {
    const input = form.querySelector('input');
    if (input === null) throw new Error('a search form without an input');
    [this.form, this.input, this.engine, this.files] = [form, input, engine, files];
    made += 1;
    this.list = element('div', { role: 'listbox', id: `results-${made}`, class: 'results', 'aria-label': 'Results' });
    this.status = element('p', { role: 'status', class: 'found' });
    const keys = element('p', { class: 'keys' }, '↓ ↑ choose, Enter open, Ctrl-Enter in a new tab, y copy for a mail');
    form.after(this.status, this.list, keys);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': this.list.id, 'aria-autocomplete': 'list' }))
      input.setAttribute(name, value);
    form.addEventListener('input', () => this.ask());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.open(false);
    });
    input.addEventListener('keydown', (event) => this.key(event));
    void this.fillTopics();
  }

  /** What narrows the search now. */
  get filters(): Filters {
    return { kind: this.choice('kind')?.value ?? '', topic: this.choice('topic')?.value ?? '' };
  }

  /** Searches for what stands in the input. */
  ask(): void {
    this.pending = this.answer(this.latest.begin());
    this.onAsk?.(this.input.value, this.filters);
  }

  private choice(name: string): HTMLSelectElement | null {
    return this.form.querySelector(`select[name=${name}]`);
  }

  private async fillTopics(): Promise<void> {
    const select = this.choice('topic');
    if (select === null || select.options.length > 1) return;
    try {
      const { topics } = await this.engine.directory();
      select.append(...topics.map(({ id, title }) => element('option', { value: id }, title)));
    } catch {
      // The next question says what is wrong; without the list there is no topic to choose.
    }
  }

  private async answer(isLatest: () => boolean): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!isLatest()) return;
    const typed = this.input.value;
    try {
      const answer = await this.engine.answer(typed, this.filters);
      if (isLatest()) this.show(answer);
    } catch (error) {
      if (!isLatest()) return;
      this.list.replaceChildren();
      this.select(-1, []);
      const link = (address: string, text: string): HTMLElement => element('a', { href: this.files.href(address) }, text);
      const why = error instanceof Error ? error.message : String(error);
      this.status.replaceChildren(
        `The search could not be loaded (${why}). See the `,
        link('/terms/', 'glossary'),
        ' and the ',
        link('/ids/', 'identifier index'),
        '.',
      );
      this.onAnswer?.(undefined);
    }
  }

  private show(answer: SearchAnswer): void {
    this.select(-1, showResults(this.list, answer, this.files));
    this.status.replaceChildren(...statusOf(answer, this.files));
    this.input.setAttribute('aria-expanded', String(this.shown.length > 0));
    this.onAnswer?.(answer);
  }

  private select(index: number, shown = this.shown): void {
    this.shown[this.selected]?.option.setAttribute('aria-selected', 'false');
    this.shown = shown;
    this.selected = index;
    const chosen = this.shown[index];
    if (chosen === undefined) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    chosen.option.setAttribute('aria-selected', 'true');
    chosen.option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', chosen.option.id);
    // Fetched now, so that a copy happens within the reader's key press, as browsers ask.
    void mailText(chosen.result, this.files);
  }

  private key(event: KeyboardEvent): void {
    const count = this.shown.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count > 0) this.select(event.key === 'ArrowDown' ? (this.selected + 1) % count : (this.selected <= 0 ? count : this.selected) - 1);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.open(true);
    else if (event.key === 'y' && this.selected >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey) void this.copy();
    else return;
    event.preventDefault();
  }

  /** Opens the chosen result, or the first one; waits for the answer to what is typed. */
  private async open(newTab: boolean): Promise<void> {
    await this.pending;
    const option = this.shown[Math.max(this.selected, 0)]?.option;
    if (option === undefined) return;
    if (newTab) window.open(option.href, '_blank', 'noopener');
    else option.click();
  }

  private async copy(): Promise<void> {
    const chosen = this.shown[this.selected];
    if (chosen !== undefined) this.status.replaceChildren(await copyResult(await mailText(chosen.result, this.files), this.list));
  }
}
