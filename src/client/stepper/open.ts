import style from './style.css?url';

/** Asks for the style sheet, which no page carries before somebody steps. @returns a promise that is kept when it is there */
const styled = new Promise<unknown>((resolve) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  // The two lie in one folder, wherever the site stands.
  link.href = import.meta.resolve(`./${style.split('/').at(-1)}`);
  link.onload = link.onerror = resolve;
  document.head.append(link);
});

/** The open stepper, whichever it is; there is one at a time. */
let close: (() => void) | undefined;

/**
 * Opens the stepper of a flow or of a model.
 * @param link what was pressed; where nothing was, the address names a run (`#run=...`)
 */
export async function openStepper(link?: HTMLElement): Promise<void> {
  const table = document.querySelector<HTMLElement>('[data-model]');
  if (table === null) {
    const [{ openFlow }] = await Promise.all([import('./flow.ts'), styled]);
    close?.();
    if (link !== undefined) close = openFlow(link);
    return;
  }
  const [{ openModel }] = await Promise.all([import('./model.ts'), styled]);
  const show = async (run: string): Promise<void> => {
    close?.();
    close = await openModel(table, run);
  };
  if (close === undefined) addEventListener('hashchange', () => location.hash.startsWith('#run=') && void show(location.hash));
  await show(link === undefined ? location.hash : `#run=${link.dataset.step ?? ''}`);
}
