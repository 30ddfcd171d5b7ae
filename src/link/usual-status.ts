import type { Claim } from '../blocks/claim/claim.ts';
import type { Block } from '../blocks/kinds.ts';
import { statusText } from '../facts/status.ts';

/** So many claims of a section have the same status before it is worth saying at its head. */
const WORTH = 3;

/**
 * Gives blocks in which the status that most claims of a section have is said once, at the section's heading, and those claims are
 * marked as having the usual one. What stands before the first heading is left alone.
 */
export function sayStatusOnce(blocks: readonly Block[]): Block[] {
  const begins = blocks.flatMap((block, i) => (block.kind === 'heading' && block.depth === 2 ? [i] : []));
  const sections = begins.map((begin, n) => blocks.slice(begin, begins[n + 1]));
  return [...blocks.slice(0, begins[0] ?? blocks.length), ...sections.flatMap(section)];
}

/** A heading and what follows it up to the next. */
function section(blocks: readonly Block[]): Block[] {
  const claims = blocks.filter((block): block is Claim => block.kind === 'claim');
  const usual = [...Map.groupBy(claims, ({ status }) => statusText(status)).values()].find((same) => same.length >= WORTH && same.length > claims.length / 2);
  if (usual === undefined) return [...blocks];
  return blocks.map((block, i) => {
    if (i === 0 && block.kind === 'heading') return { ...block, usual: usual[0]?.status };
    return block.kind === 'claim' && usual.includes(block) ? { ...block, usual: true } : block;
  });
}
