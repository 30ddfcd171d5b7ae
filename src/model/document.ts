import type { PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { idFault, ID_MEND, slug } from './address.ts';
import { parseCitations } from './citation.ts';
import { attribute, idComment, lineOf, takeId } from './mdx.ts';
import type { ProblemList } from './problem.ts';
import { STATUS_WORDS, type Status, statusFault } from './status.ts';
import type { Block, Claim, Heading, Row } from './types.ts';

/** Where a document stands, before its blocks are known. */
export interface Frame {
  file: string;
  path: string;
  labelStem: string;
  title: string;
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

function checkId(id: string, file: string, line: number, problems: ProblemList): void {
  const fault = idFault(id);
  if (fault !== undefined) problems.add(file, line, fault, ID_MEND);
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
    if (id === undefined) problems.add(frame.file, lineOf(node), 'a table without an id', 'put it into a <Claim>, or write {/* #id */} into its first header cell');
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

function hasStrayId(node: RootContent): boolean {
  let found = false;
  visit(node, (inner) => {
    if (idComment(inner) !== undefined) found = true;
  });
  return found;
}

/** A claim says something that a release or a day can settle, so `concept` is not for it. */
const CLAIM_STATUS = STATUS_WORDS.filter((word) => word !== 'concept');

/** Reads the status attributes of a block; notes a problem where they do not fit together. */
export function readStatus(node: MdxJsxFlowElement, file: string, problems: ProblemList): Status {
  const word = attribute(node, 'status') ?? '';
  const known = CLAIM_STATUS.find((status) => status === word);
  if (known === undefined) {
    problems.add(file, lineOf(node), `unknown status "${word}"`, `use one of: ${CLAIM_STATUS.join(', ')}`);
    return { word: 'on record', date: '' };
  }
  const status: Status = { word: known };
  for (const key of ['since', 'seen', 'date', 'in'] as const) {
    const value = attribute(node, key);
    if (value !== undefined) status[key] = value;
  }
  const fault = statusFault(status);
  if (fault !== undefined) problems.add(file, lineOf(node), fault.what, fault.mend);
  return status;
}

function readClaim(node: MdxJsxFlowElement, frame: Frame, problems: ProblemList): Claim {
  const line = lineOf(node);
  const id = attribute(node, 'id') ?? '';
  checkId(id, frame.file, line, problems);
  // Block content of a JSX element is what may stand at the root: the parser types it more narrowly than it is.
  const body = node.children as RootContent[];
  const rows: Row[] = [];
  for (const child of body) {
    if (child.type === 'table') rows.push(...readRows(child, id, frame, problems));
    else if (hasStrayId(child)) problems.add(frame.file, lineOf(child), 'an id comment where no id can stand', 'the claim has its id as an attribute');
  }
  if (body.length === 0) problems.add(frame.file, line, `claim "${id}" is empty`, 'write one to three sentences, a table or a list');
  const label = `${frame.labelStem}.${id}`;
  return {
    kind: 'claim',
    id,
    label,
    address: `${frame.path}#${id}`,
    title: label,
    pageTitle: frame.title,
    status: readStatus(node, frame.file, problems),
    deduced: attribute(node, 'deduced') !== undefined,
    citations: parseCitations(attribute(node, 'sources') ?? ''),
    body,
    text: blockText(body),
    rows,
    line,
  };
}

function readRows(table: Table, stem: string, frame: Frame, problems: ProblemList): Row[] {
  const header = table.children[0]?.children.map((cell) => plainText(cell)) ?? [];
  return table.children.slice(1).map((row) => {
    const first = row.children[0];
    const given = first === undefined ? undefined : takeId(first.children);
    const part = given ?? slug(plainText(first));
    const id = `${stem}-${part}`;
    if (given === undefined && (part === '' || id.length > 40)) {
      problems.add(frame.file, lineOf(row), 'a table row whose id cannot be made from its first cell', 'end the first cell with {/* #short-id */}');
    } else checkId(id, frame.file, lineOf(row), problems);
    row.data = { ...row.data, rowId: id };
    const text = row.children.map((cell, i) => (i === 0 ? plainText(cell) : `${header[i] ?? ''}: ${plainText(cell)}`)).join('; ');
    return { id, label: `${frame.labelStem}.${id}`, address: `${frame.path}#${id}`, title: `${frame.labelStem}.${id}`, text, line: lineOf(row) };
  });
}

/** The text of block content as one line: paragraphs, list items and cells separated by a space. */
export function blockText(nodes: readonly (RootContent | PhrasingContent)[]): string {
  const parts: string[] = [];
  for (const node of nodes) {
    if (node.type === 'table') for (const row of node.children) parts.push(row.children.map((cell) => plainText(cell)).join(' | '));
    else if (node.type === 'list') for (const item of node.children) parts.push(blockText(item.children));
    else parts.push(plainText(node));
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
