/** Opens the search at /, Ctrl-K or a press on its link; everything else of it is loaded then. Where that fails, the search page says why. */
export function searchOpener(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>('[data-open-search]');
  const form = page.querySelector<HTMLFormElement>('[data-search-page]');
  if (form !== null)
    import('./page.ts').then(
      ({ searchPage }) => searchPage(form),
      () => form.setAttribute('data-failed', ''),
    );
  if (link === null) return;
  const open = (event: Event): void => {
    event.preventDefault();
    const input = form?.querySelector('input');
    if (input) input.focus();
    else {
      askEarly(page);
      import('./dialog.ts').then(
        ({ openSearch }) => openSearch(),
        () => location.assign(link.href),
      );
    }
  };
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  page.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
    if ((event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey))
      open(event);
  });
}

/** What every question needs, and the scripts that are loaded meanwhile would ask for when they are there (src/client/search/engine.ts). */
const NEEDED = ['search/index.json', 'pagefind/wasm.unknown.pagefind'];

/** Asks for it at the first opening. */
function askEarly(page: Document): void {
  for (const name of NEEDED.splice(0)) {
    const link = page.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: (page.body.dataset.base ?? '/') + name });
    page.head.append(link);
  }
}
