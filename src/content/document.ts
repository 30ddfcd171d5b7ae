import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Place } from '../facts/place.ts';
import { checkId, slug } from '../reading/address.ts';
import { type Frame, hasStrayId } from '../reading/frame.ts';
import { attribute, lineOf, takeId } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Claim } from './claim.ts';
import { readClaim } from './claim.ts';
import { readRows } from './rows.ts';
import type { Step, StepWindow } from './steps.ts';

export interface Heading {
  kind: 'heading';
  address: string;
  depth: 2 | 3;
  id: string;
  text: string;
  children: PhrasingContent[];
  line: number;
}

export type Block =
  | Heading
  | { kind: 'prose'; nodes: RootContent[] }
  | Claim
  | Step
  | StepWindow
  | { kind: 'flow'; flow: string; line: number }
  | { kind: 'figure'; figure: string; line: number };

/** What every file with MDX text has. */
export interface Document extends Place {
  file: string;
  /** Address of the page it stands on, without fragment. */
  path: string;
  /** First part of the labels on it: `eom.resolve`. */
  labelStem: string;
  blocks: Block[];
}

/** A step or a window as written, before it is set beside its diagram. */
export interface RawStep {
  from: number;
  to: number;
  node: MdxJsxFlowElement;
}

/** Blocks of a document, and the steps that stand among them. */
export interface Blocks {
  blocks: Block[];
  steps: RawStep[];
  /** Fenced Mermaid code that stands among the blocks, in order. */
  diagrams: { code: string; line: number }[];
}

/** Turns a checked tree into blocks: headings, claims, embedded flows and figures, and the prose between. */
export function readBlocks(tree: Root, frame: Frame, problems: ProblemList): Blocks {
  const result: Blocks = { blocks: [], steps: [], diagrams: [] };
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const heading = readHeading(node, frame, problems);
      if (heading !== undefined) result.blocks.push(heading);
    } else if (node.type === 'code' && node.lang === 'mermaid') {
      result.diagrams.push({ code: node.value, line: lineOf(node) + 1 });
    } else if (node.type === 'mdxJsxFlowElement') {
      readElement(node, frame, result, problems);
    } else {
      readProse(node, frame, result.blocks, problems);
    }
  }
  return result;
}

function readHeading(node: Extract<RootContent, { type: 'heading' }>, frame: Frame, problems: ProblemList): Heading | undefined {
  const line = lineOf(node);
  if (node.depth !== 2 && node.depth !== 3) {
    problems.add(frame.file, line, `heading of level ${node.depth}`, 'use ## or ###; the title comes from the frontmatter');
    return undefined;
  }
  const children = [...node.children];
  const id = takeId(children);
  const text = plainText(children);
  visit(node, 'link', () => {
    problems.add(frame.file, line, 'a link in a heading', 'put it into the text below: the heading is a link to itself');
  });
  if (id === undefined) {
    problems.add(frame.file, line, 'a heading without an id', `end the line with {/* #${slug(text).slice(0, 24) || 'id'} */}`);
    return undefined;
  }
  checkId(id, frame.file, line, problems);
  return { kind: 'heading', address: `${frame.path}#${id}`, depth: node.depth, id, text, children, line };
}

function readElement(node: MdxJsxFlowElement, frame: Frame, result: Blocks, problems: ProblemList): void {
  const line = lineOf(node);
  switch (node.name) {
    case 'Claim':
      result.blocks.push(readClaim(node, frame, problems));
      break;
    case 'Flow':
      result.blocks.push({ kind: 'flow', flow: attribute(node, 'id') ?? '', line });
      break;
    case 'Figure':
      result.blocks.push({ kind: 'figure', figure: attribute(node, 'id') ?? '', line });
      break;
    case 'Step': {
      const n = Number(attribute(node, 'n'));
      result.steps.push({ from: n, to: n, node });
      break;
    }
    case 'Window':
      result.steps.push({ from: Number(attribute(node, 'from')), to: Number(attribute(node, 'to')), node });
      break;
  }
}

function readProse(node: RootContent, frame: Frame, blocks: Block[], problems: ProblemList): void {
  if (node.type === 'table') {
    const first = node.children[0]?.children[0];
    const id = first === undefined ? undefined : takeId(first.children);
    if (id === undefined)
      problems.add(frame.file, lineOf(node), 'a table without an id', 'put it into a <Claim>, or write {/* #id */} into its first header cell');
    else {
      checkId(id, frame.file, lineOf(node), problems);
      readRows(node, id, frame, problems);
    }
  } else if (hasStrayId(node)) {
    problems.add(frame.file, lineOf(node), 'an id comment where no id can stand', 'ids stand at the end of headings and of first table cells');
  }
  const last = blocks.at(-1);
  if (last?.kind === 'prose') last.nodes.push(node);
  else blocks.push({ kind: 'prose', nodes: [node] });
}

/** The prose among the blocks of a document: what is neither heading, claim, flow nor figure. */
export function proseNodes(blocks: readonly Block[]): RootContent[] {
  return blocks.flatMap((block) => (block.kind === 'prose' ? block.nodes : []));
}
