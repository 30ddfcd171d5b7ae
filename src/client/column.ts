/** From where on the page has a column for its contents: as in src/styles/frame.css. */
const WIDE = '(min-width: 72.01rem)';

/** Says of the contents that they are open where the style shows them in any case, so that what assists a reader hears the same. */
export function columnState(contents: HTMLDetailsElement): void {
  const wide = matchMedia(WIDE);
  const follow = (): void => {
    contents.open = wide.matches;
  };
  wide.addEventListener('change', follow);
  follow();
}
