/** How far below the top of the window a heading counts as reached, in px. */
const REACHED = 120;

/** Marks, among a column's links to sections of the page, the one whose section is being read; again after every scroll. */
export function markSection(links: readonly HTMLAnchorElement[]): void {
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : [{ link, heading }];
  });
  let marked: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const reached = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < REACHED)?.link;
    if (reached === marked) return;
    marked?.removeAttribute('aria-current');
    reached?.setAttribute('aria-current', 'true');
    marked = reached;
  };
  document.addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });
  mark();
}
