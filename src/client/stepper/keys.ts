export type Key = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Escape';
const KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Escape'];

/**
 * Hears the keys of a stepper wherever they mean nothing else: not in what is typed into, and not in what scrolls by them.
 * @param act gives whether it took the key
 * @returns what ends the hearing
 */
export function hearKeys(act: (key: Key, at: Element) => boolean): () => void {
  const hear = (event: KeyboardEvent): void => {
    const at = event.target;
    if (!KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(at instanceof Element)) return;
    if (at.closest('input, textarea, select, dialog, [popover], main [tabindex="0"]') !== null) return;
    // One of the list, as was just seen.
    if (act(event.key as Key, at)) event.preventDefault();
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}

/** Finds a part of what a stepper has written itself. @throws if it is not there */
export function part(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the stepper has no ${selector}`);
  return found;
}
