import { markdownFile } from '../../addresses/copies.ts';

/** A thing that can be copied, as its element says it (src/html/copied.ts): a claim, a table row, a step, a term, an answer or a diagram. */
export interface Target {
  /** `eom.resolve.eexist`, `flow.uffd-classic.step-4` */
  label: string;
  /** Full public address. */
  address: string;
  /** Where its texts lie as this page names them: for a mail, in Markdown, as a drawing. */
  mail: string;
  markdown: string;
  drawing?: string;
}

/**
 * The innermost element around a node that shows something to copy.
 * @returns `undefined` where there is none
 */
export function blockAt(node: Element | null): HTMLElement | undefined {
  return node?.closest<HTMLElement>('[data-copy]') ?? undefined;
}

/** What an element with `data-copy` shows. */
export function targetOf(block: HTMLElement): Target {
  const page = block.ownerDocument;
  const { base = '/', site = '' } = page.body.dataset;
  const { label = '', address, copy = '', drawing } = block.dataset;
  const here = (file: string): string => base + file.slice(1);
  // The address that people share is the public one, whatever mirror this page was read on.
  const canonical = page.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? page.URL;
  return {
    label,
    address: address === undefined ? `${canonical}#${block.id}` : site + address.slice(1),
    mail: here(copy),
    markdown: here(markdownFile(copy)),
    ...(drawing !== undefined && { drawing: here(drawing) }),
  };
}

/** The link in a block that carries its address: its label, or its number. */
export function addressLink(block: HTMLElement): HTMLAnchorElement | null {
  return block.querySelector<HTMLAnchorElement>(':scope > aside > a.label, :scope > .said > :is(a.n, a.who)');
}
