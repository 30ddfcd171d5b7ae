/** Long enough that a pointer passing over a link asks for nothing, in ms. */
const REST = 65;

/** Asks for a page of this site ahead, once, when the pointer or the focus rests on a link to it. */
export function prefetch(root: Document): void {
  const asked = new Set<string>();
  let timer: number | undefined;
  const ask = (address: string): void => {
    asked.add(address);
    const hint = root.createElement('link');
    hint.rel = 'prefetch';
    hint.href = address;
    root.head.append(hint);
  };
  const consider = ({ target }: Pick<Event, 'target'>): void => {
    clearTimeout(timer);
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link === null || link.origin !== location.origin || link.pathname === location.pathname) return;
    const address = link.origin + link.pathname;
    if (!address.endsWith('/') || asked.has(address)) return; // a page, not a file
    timer = window.setTimeout(ask, REST, address);
  };
  root.addEventListener('pointerover', consider, { passive: true });
  root.addEventListener('focusin', consider);
  // The pointer, or the focus, may have been there before this script.
  for (const target of root.querySelectorAll('a:hover, a:focus')) consider({ target });
}
