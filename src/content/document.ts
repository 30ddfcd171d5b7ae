import type { Root, RootContent } from 'mdast';
import type { FiledStand } from '../addresses/things.ts';
import { heading } from '../blocks/heading/kind.ts';
import { type Block, TAGS, type WrittenBlock } from '../blocks/kinds.ts';
import { prose } from '../blocks/prose/kind.ts';
import type { WrittenStep } from '../blocks/step/step.ts';
import type { Mention, Place } from '../facts/place.ts';
import { lineOf } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';

/** What every file with MDX text has. */
export interface Document extends Place, FiledStand {
  /** The document itself, as the address book has it. */
  thing: Mention;
  blocks: Block[];
}

/** Blocks of a document, and the steps that stand among them. */
export interface Blocks {
  blocks: Block[];
  steps: WrittenStep[];
  /** Fenced Mermaid code that stands among the blocks, in order. */
  diagrams: { code: string; line: number }[];
}

/** Turns a checked tree into blocks; neighbours in prose become one. */
export function readBlocks(tree: Root, stand: FiledStand, problems: ProblemList): Blocks {
  const result: Blocks = { blocks: [], steps: [], diagrams: [] };
  for (const node of tree.children) {
    if (node.type === 'code' && node.lang === 'mermaid') {
      result.diagrams.push({ code: node.value, line: lineOf(node) + 1 });
      continue;
    }
    const block = readBlock(node, stand, problems);
    const last = result.blocks.at(-1);
    if (block === undefined) continue;
    if (block.kind === 'prose' && last?.kind === 'prose') last.nodes.push(...block.nodes);
    else if (isStep(block)) result.steps.push(block);
    else result.blocks.push(block);
  }
  return result;
}

function readBlock(node: RootContent, stand: FiledStand, problems: ProblemList): WrittenBlock | undefined {
  if (node.type === 'heading') return heading.read(node, stand, problems);
  // The vocabulary was checked, so each element has its kind.
  if (node.type === 'mdxJsxFlowElement') return TAGS.get(node.name ?? '')?.read(node, stand, problems);
  return prose.read(node, stand, problems);
}

function isStep(block: WrittenBlock): block is WrittenStep<'step'> | WrittenStep<'window'> {
  return block.kind === 'step' || block.kind === 'window';
}

/** The prose among the blocks of a document: what is neither heading, claim, flow nor figure. */
export function proseNodes(blocks: readonly Block[]): RootContent[] {
  return blocks.flatMap((block) => (block.kind === 'prose' ? block.nodes : []));
}
