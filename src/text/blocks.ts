import { type Block, kindOf } from '../blocks/kinds.ts';
import type { Footnotes } from '../facts/footnotes.ts';
import type { Site } from '../link/site.ts';

/** The blocks of a document as lines. */
export function blockLines(blocks: readonly Block[], { flows, figures, labs }: Site, notes: Footnotes): string[] {
  return blocks.flatMap((block) => kindOf(block).text(block, { notes, flows, figures, labs }));
}
