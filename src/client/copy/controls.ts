import { copyText } from './clipboard.ts';
import { mailForm } from './mail-form.ts';
import { addStatus } from './status.ts';
import { addressLink, blockAt, type Target, targetOf } from './target.ts';

/** Adds the copy control to everything that can be copied, and the key `y`. */
export function copyControls(page: Document): void {
  const blocks = page.querySelectorAll<HTMLElement>('[data-copy]');
  if (blocks.length === 0) return;
  addStatus(page);
  for (const block of blocks) addControl(block);
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'y' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const target = focused(page);
    if (target !== undefined) copyDefault(target);
  });
}

function addControl(block: HTMLElement): void {
  const link = addressLink(block);
  if (link === null) return;
  const target = targetOf(block);
  const control = document.createElement('span');
  control.className = 'copy';
  const copy = button('copy', `Copy ${target.label}`);
  copy.setAttribute('aria-keyshortcuts', 'y');
  copy.title = 'Copy for mail (y)';
  copy.addEventListener('click', () => copyDefault(target));
  const more = button('as\u2026', `Copy ${target.label} as\u2026, in another form`);
  more.setAttribute('aria-haspopup', 'menu');
  more.addEventListener('click', (event) => {
    // The menu opens and closes by itself once it is tied to this button; the button must not do it a second time.
    event.preventDefault();
    void import('./menu.ts').then(({ toggleMenu }) => toggleMenu(more, target));
  });
  control.append(copy, more);
  link.after(control);
}

function button(words: string, name: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = words;
  element.setAttribute('aria-label', name);
  return element;
}

function copyDefault(target: Target): void {
  const { text, what } = mailForm(target);
  void copyText(text(), what);
}

/** What `y` means: the thing in which the focus is, else the one that the address names. */
function focused(page: Document): Target | undefined {
  const block = blockAt(page.activeElement) ?? blockAt(page.querySelector(':target'));
  return block && targetOf(block);
}

function isTyping(at: EventTarget | null): boolean {
  return at instanceof Element && at.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}
