import { fetchText } from './clipboard.ts';
import { type Form, mailForm } from './mail-form.ts';
import type { Target } from './target.ts';

/** The forms of a thing, the one for mail first. */
export function formsOf(target: Target): Form[] {
  const { label, address, mail, drawing } = target;
  const markdown = (): Promise<string> => fetchText(target.markdown);
  return [
    mailForm(target),
    ...(drawing === undefined || drawing === mail ? [] : [{ name: 'Text drawing', what: `the drawing of ${label}`, text: () => fetchText(drawing) }]),
    { name: 'Address', what: `the address of ${label}`, text: () => Promise.resolve(address) },
    { name: 'Label', what: `the label ${label}`, text: () => Promise.resolve(label) },
    { name: 'Markdown', what: `${label} as Markdown`, text: markdown },
    { name: 'Gerrit / GitHub', what: `${label} for a review comment`, text: async () => quoted(await markdown(), address) },
  ];
}

/**
 * Markdown as a review comment takes it: what is said as a quote, below it the bare address, which every forge links.
 * @param markdown a linked label, a blank line, what is said
 */
export function quoted(markdown: string, address: string): string {
  const said = markdown.trimEnd().split('\n').slice(2);
  return `${said.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n${address}\n`;
}
