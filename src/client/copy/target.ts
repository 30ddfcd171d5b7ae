/** A thing that can be copied: a claim, a table row, a step, a term, an answer or a diagram. */
export interface Target {
  /** `eom.resolve.eexist`, `flow.uffd-classic.step-4` */
  label: string;
  /** Full public address. */
  address: string;
  /** Where its text for mails lies on this site, without the ending `.txt`. */
  stem: string;
  /** What kind of drawing it has. */
  drawing: 'whole' | 'step' | 'none';
}

/**
 * The block that a node stands in and that can be copied.
 * @returns `undefined` where there is none
 */
export function blockAt(node: Element | null): HTMLElement | undefined {
  return node?.closest<HTMLElement>('[data-copy]') ?? undefined;
}

/**
 * What a block stands for.
 * @param row a row of a table in the block, where that alone is meant
 */
export function targetOf(block: HTMLElement, row?: Element): Target {
  const page = block.ownerDocument;
  const rowPart = row === undefined ? '' : row.id.slice(block.id.length);
  const path = (block.dataset.copy ?? '').replace(/\.txt$/, '') + rowPart;
  const link = addressLink(block);
  // The address that people share is the canonical one, whatever mirror this page was read on.
  const canonical = page.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? page.URL;
  const address = row === undefined ? (link?.getAttribute('href') ?? '') : `#${row.id}`;
  return {
    label: labelOf(path),
    // The portable copy (src/build/portable.ts) names the page in a folder, the public address does not.
    address: new URL(address, canonical).href.replace(/\/index\.html(?=#|$)/, '/'),
    stem: (page.body.dataset.base ?? '/') + path.slice(1),
    drawing: path.endsWith('/drawing') ? 'whole' : /\/step-\d+$/.test(path) ? 'step' : 'none',
  };
}

/** The link in a block that carries its address: its label, or its number. */
export function addressLink(block: HTMLElement): HTMLAnchorElement | null {
  return block.querySelector<HTMLAnchorElement>(':scope > aside > a.label, :scope > .said > :is(a.n, a.who)');
}

/** `/c/eom.resolve.eexist` as `eom.resolve.eexist`, `/flows/uffd-classic/step-4` as `flow.uffd-classic.step-4`. */
export function labelOf(path: string): string {
  const [, kind, id, part] = path.split('/');
  if (kind === 'c') return id ?? '';
  return part === 'drawing' ? `flow.${id}` : `flow.${id}.${part}`;
}
