import { element } from './element.ts';
import { makeSearch } from './make.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page. Closing it gives the focus back to where it was: the dialog element sees to that. */
export function openSearch(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}

function makeDialog(): HTMLDialogElement {
  const made = element('dialog', { class: 'search-dialog', 'aria-label': 'Search' });
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, 'Esc');
  const { place } = makeSearch();
  place(made);
  made.prepend(close);
  close.addEventListener('click', () => made.close());
  // A press beside the content is on the dialog itself; a result on this very page closes it too.
  made.addEventListener('click', (event) => {
    if (event.target === made || (event.target instanceof Element && event.target.closest('a[href]') !== null && !event.ctrlKey && !event.metaKey))
      made.close();
  });
  // Firefox and WebKit take the first Escape in a search field to empty it; the button beside this one says that it closes.
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    made.close();
  });
  document.body.append(made);
  return made;
}
