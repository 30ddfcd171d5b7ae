const SHOWN_MS = 4000;

let region: HTMLElement | undefined;
let timer: number | undefined;

/** Makes the place where {@link say} speaks. It must be there before the first word, or assistive technology stays silent. */
export function addStatus(page: Document): void {
  region = page.createElement('p');
  region.className = 'copy-status';
  region.setAttribute('role', 'status');
  page.body.append(region);
}

/** Tells the reader what was done, at the foot of the window and to assistive technology. */
export function say(words: string): void {
  if (region === undefined) return;
  region.textContent = words;
  clearTimeout(timer);
  timer = window.setTimeout(() => region?.replaceChildren(), SHOWN_MS);
}
