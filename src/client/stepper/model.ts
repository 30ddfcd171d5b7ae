import { MODELS } from '../../models/all.ts';
import type { Model, Move, State, Variant } from '../../models/model.ts';
import { openMoves, type Played, replay, shownRun } from '../../models/run.ts';
import { escapeHtml, plainLine } from '../../words/escape.ts';
import { hearKeys, part } from './keys.ts';

/** Label and role of each actor, as the build wrote them (src/pages/models/[model].astro). */
type Cast = Readonly<Record<string, readonly [label: string, role: string]>>;

/** `#run=cancel:fault.hand`: a variant, and the moves made so far. */
const RUN = /^#run=([a-z0-9-]+)(?::([a-z0-9.-]+))?$/;

/** As many moves of a run as can be made. */
function madeOf(variant: Variant<State>, moves: readonly string[]): Played<State>[] {
  for (let length = moves.length; length > 0; length -= 1) {
    try {
      return replay(variant, moves.slice(0, length));
    } catch {
      // The last of these moves is not one that can be made there.
    }
  }
  return [];
}

/**
 * Steps through the orders of a model.
 * @param table the table of its variants, which names the model and its cast
 * @param run `#run=...`
 * @returns what closes it; nothing where the address names no variant
 */
export async function openModel(table: HTMLElement, run: string): Promise<(() => void) | undefined> {
  const [, id = '', moves] = RUN.exec(run) ?? [];
  const model = await MODELS[table.dataset.model ?? '']?.();
  const variant = model?.variants.find((one) => one.id === id);
  const place = document.getElementById(id)?.nextElementSibling;
  if (!model || !variant || !place) return undefined;
  const stepper = new Stepper(model, variant, JSON.parse(table.dataset.cast ?? '{}') as Cast);
  stepper.open(place, moves?.split('.') ?? []);
  return () => stepper.close();
}

class Stepper {
  private readonly model: Model;
  private readonly variant: Variant<State>;
  private readonly cast: Cast;
  private readonly panel = document.createElement('div');
  private readonly shown: readonly string[];
  private made: Played<State>[] = [];
  /** the moves that Next makes */
  private ahead: string[] = [];
  private hush = (): void => undefined;

  constructor(model: Model, variant: Variant<State>, cast: Cast) {
    this.model = model;
    this.variant = variant;
    this.cast = cast;
    this.shown = shownRun(model, variant);
  }

  open(place: Element, moves: readonly string[]): void {
    const { panel } = this;
    panel.className = 'stepper';
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', `Step through: ${plainLine(this.variant.title)}`);
    panel.tabIndex = -1;
    panel.innerHTML = `<p class="bar"><button type="button" data-do="back">Back</button> <button type="button" data-do="next">Next</button> <button type="button" data-do="start">Start over</button> <span class="at"></span> <a class="label">this state</a> <button type="button" data-do="close">Close</button></p><div class="halves"><div class="course"></div><div class="shared"></div></div><p class="visually-hidden" aria-live="polite"></p>`;
    panel.addEventListener('click', ({ target }) => this.press(target));
    this.hush = hearKeys((key, at) => {
      if (key === 'Escape') this.close();
      else if (key === 'ArrowRight') this.next();
      else if (key === 'ArrowLeft') this.back();
      else return panel.contains(at) && this.choose(key === 'ArrowDown' ? 1 : -1);
      return true;
    });
    place.after(panel);
    this.made = madeOf(this.variant, moves);
    this.ahead = this.onShown() ? [...this.shown.slice(this.made.length)] : [];
    this.show();
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    this.hush();
    this.panel.remove();
    this.light(0);
    history.replaceState(history.state, '', `#${this.variant.id}`);
    document.querySelector<HTMLElement>(`[data-step="${this.variant.id}"]`)?.focus({ preventScroll: true });
  }

  private state(): State {
    return this.made.at(-1)?.after ?? this.variant.start;
  }

  /** Whether the moves made are the beginning of the run in the picture. */
  private onShown(): boolean {
    return this.made.every(({ move }, i) => move.id === this.shown[i]);
  }

  private press(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const { do: what, move } = button?.dataset ?? {};
    if (move !== undefined) this.make(move);
    else if (what === 'next') this.next();
    else if (what === 'back') this.back();
    else if (what === 'close') this.close();
    else if (what === 'start') {
      this.ahead = [...this.shown];
      this.made = [];
      this.show();
    }
  }

  private next(): void {
    const open = openMoves(this.variant, this.state());
    const move = open.find(({ id }) => id === this.ahead[0]) ?? open[0];
    if (move) this.make(move.id);
  }

  private back(): void {
    const last = this.made.pop();
    if (last === undefined) return;
    this.ahead.unshift(last.move.id);
    this.show();
  }

  private make(id: string): void {
    this.made = replay(this.variant, [...this.made.map(({ move }) => move.id), id]);
    this.ahead = this.ahead[0] === id ? this.ahead.slice(1) : [];
    if (this.ahead.length === 0 && this.onShown()) this.ahead = [...this.shown.slice(this.made.length)];
    this.show();
  }

  /** Moves the focus among the moves that can be made. */
  private choose(by: number): boolean {
    const choices = [...this.panel.querySelectorAll<HTMLElement>('[data-move]')];
    const at = choices.findIndex((choice) => choice.matches(':focus'));
    choices[at < 0 ? 0 : Math.min(Math.max(at + by, 0), choices.length - 1)]?.focus();
    return choices.length > 0;
  }

  private show(): void {
    const { panel, made } = this;
    const focused = document.activeElement;
    const chose = focused instanceof HTMLElement && focused.dataset.move !== undefined;
    const open = openMoves(this.variant, this.state());
    const next = open.find(({ id }) => id === this.ahead[0])?.id ?? open[0]?.id;
    const moves = made.map(({ move }) => `<li>${this.moveHtml(move)}</li>`).join('');
    const choices = open.map(
      (move) => `<li><button type="button" data-move="${move.id}"${move.id === next ? ' class="next"' : ''}>${this.moveHtml(move)}</button></li>`,
    );
    part(panel, '.course').innerHTML = [
      made.length === 0 ? '<p class="title">Nobody has moved yet.</p>' : `<ol class="run">${moves}</ol>`,
      open.length === 0 ? '<p class="title">Nobody can move any more.</p>' : `<p class="title">Who moves next?</p><ul class="choices">${choices.join('')}</ul>`,
    ].join('');
    part(panel, '.shared').innerHTML = this.sharedHtml(open.length === 0);
    part(panel, '.at').textContent = `${made.length} ${made.length === 1 ? 'move' : 'moves'}${this.onShown() && made.length > 0 ? ' of the picture' : ''}`;
    part(panel, '[data-do=back]').toggleAttribute('disabled', made.length === 0);
    part(panel, '[data-do=start]').toggleAttribute('disabled', made.length === 0);
    part(panel, '[data-do=next]').toggleAttribute('disabled', open.length === 0);
    const address = `#run=${this.variant.id}${made.length === 0 ? '' : `:${made.map(({ move }) => move.id).join('.')}`}`;
    part(panel, 'a.label').setAttribute('href', address);
    history.replaceState(history.state, '', address);
    this.light(this.onShown() ? made.length : 0);
    const last = made.at(-1);
    const broken = this.verdicts(open.length === 0).flatMap(({ words, when }) => (when === 'broken here' ? [`Broken: ${words}`] : []));
    part(panel, '[aria-live]').textContent = [last ? `Move ${made.length}: ${this.moveText(last.move)}.` : '', ...broken].join(' ');
    // What had the focus is gone, or dead; the keys go on from the panel.
    if (chose || (focused instanceof HTMLButtonElement && focused.disabled)) (panel.querySelector<HTMLElement>('.next') ?? panel).focus();
  }

  /** Lights a step of the picture; with 0 none. */
  private light(n: number): void {
    const picture = `fig-model-${this.model.id}-${this.variant.id}`;
    for (const step of document.querySelectorAll('.seq .step.now')) step.classList.remove('now');
    document.getElementById(`${picture}-s${n}`)?.classList.add('now');
  }

  private actor(id: string): readonly [label: string, role: string] {
    return this.cast[id] ?? [id, 'hardware'];
  }

  private moveText({ from, to, says }: Move<State>): string {
    return `${this.actor(from)[0]}${from === to ? '' : ` to ${this.actor(to)[0]}`}, ${says}`;
  }

  private moveHtml({ from, to, says }: Move<State>): string {
    const who = (id: string): string => `<b class="r-${this.actor(id)[1]}">${escapeHtml(this.actor(id)[0])}</b>`;
    return `<span class="who">${who(from)}${from === to ? '' : ` \u2192 ${who(to)}`}</span>: ${escapeHtml(says)}`;
  }

  /** The shared state with what the last move changed, and the rules. */
  private sharedHtml(ended: boolean): string {
    const now = this.state();
    const before = this.made.at(-1)?.before ?? now;
    const rows = Object.entries(this.model.fields).map(([field, name]) => {
      const changed = now[field] !== before[field];
      const was = changed ? ` <small>was ${said(before[field])}</small>` : '';
      return `<tr${changed ? ' class="changed"' : ''}><th scope="row">${escapeHtml(name)}</th><td>${said(now[field])}${was}</td></tr>`;
    });
    const rules = this.verdicts(ended).map(
      ({ words, when }) => `<li${when.startsWith('broken') ? ' class="broken"' : ''}>${escapeHtml(words)} <small>${when}</small></li>`,
    );
    return `<table class="state"><caption>Shared state</caption><tbody>${rows.join('')}</tbody></table><ul class="verdicts">${rules.join('')}</ul>`;
  }

  /** What is to be said of each rule after the moves made. */
  private verdicts(ended: boolean): { words: string; when: string }[] {
    return this.model.rules.map(({ words, when, holds }) => {
      const [text, state] = [plainLine(words), this.state()];
      if (when === 'end') return { words: text, when: !ended ? 'asked at the end' : holds(state) ? 'holds' : 'broken here' };
      const first = [this.variant.start, ...this.made.map(({ after }) => after)].findIndex((one) => !holds(one));
      if (first < 0) return { words: text, when: 'holds so far' };
      return { words: text, when: first === this.made.length ? 'broken here' : `broken after move ${first}` };
    });
  }
}

/** A value as a reader says it. */
function said(value: State[string] | undefined): string {
  return value === true ? 'yes' : value === false ? 'no' : escapeHtml(String(value));
}
