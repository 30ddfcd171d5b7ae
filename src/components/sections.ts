import type { TemplateSection } from '../addresses/template-sections.ts';
import type { Block } from '../blocks/kinds.ts';

/** The sections that a text opens itself. */
export function sectionsOf(blocks: readonly Block[]): TemplateSection[] {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.depth === 2 ? [{ id: block.id, text: block.text }] : []));
}
