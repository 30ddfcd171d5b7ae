import type { Block } from '../blocks/kinds.ts';

/** A section of a page, as the list of its contents names it. */
export interface Section {
  id: string;
  text: string;
}

/** The sections that a text opens itself. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.depth === 2 ? [{ id: block.id, text: block.text }] : []));
}

/** The last section of a page that tells where its subject is used. */
export const USED_BY: Section = { id: 'used-by', text: 'Where it is used' };
