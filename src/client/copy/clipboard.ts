import { say } from './status.ts';

/**
 * Puts a text on the clipboard and says so; where the clipboard is missing or refuses, shows the text selected instead.
 * Call it in the handler of a click or a key, before anything is awaited: a browser takes the text only then, and gets a
 * promise of it.
 * @param text what to copy; a promise that fails is reported to the reader
 * @param what `eom.resolve.eexist for mail`
 */
export async function copyText(text: Promise<string>, what: string): Promise<void> {
  try {
    const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    say(`Copied ${what}`);
  } catch {
    await showText(text, what);
  }
}

/** A refusal has many forms (no permission, no secure context, no such function); what remains is to show the text. */
async function showText(text: Promise<string>, what: string): Promise<void> {
  try {
    const { showSelected } = await import('./dialog.ts');
    showSelected(await text, what);
  } catch (error) {
    say(`Could not fetch ${what}`);
    console.error(error);
  }
}

/** Fetches one of the texts that lie beside the pages. */
export async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}
