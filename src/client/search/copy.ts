import type { Result } from '../../search/rank.ts';
import { element } from './element.ts';
import type { SiteFiles } from './files.ts';

/** The text of a result for a mail: its file, or its title over its address where it has none. */
export function mailText({ address, title, mail }: Result, files: SiteFiles): Promise<string> {
  const short = `${title}\n${new URL(files.href(address), location.href).href}\n`;
  return mail === undefined ? Promise.resolve(short) : files.text(mail).catch(() => short);
}

/** Copies the text; where the browser refuses, shows it selected below `place`. Gives what to say about it. */
export async function copyResult(text: string, place: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied for a mail.';
  } catch {
    const box = element('textarea', { readonly: '', class: 'copied', rows: '6', 'aria-label': 'Text for a mail' });
    box.value = text;
    place.parentElement?.querySelector('.copied')?.remove();
    place.after(box);
    box.focus();
    box.select();
    return 'The browser does not let this page copy: the text is selected, copy it with Ctrl-C.';
  }
}
