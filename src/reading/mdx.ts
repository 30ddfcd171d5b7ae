import type { PhrasingContent, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { mdxToMdast } from 'satteri';
import type { ProblemList } from './problem.ts';

/** An MDX file cut into its frontmatter and its tree. Lines of the tree are lines of the file. */
export interface MdxFile {
  frontmatter: string;
  /** Line at which the frontmatter's text starts, 1-based. */
  frontmatterLine: number;
  tree: Root;
}

/** Parses a file of the content. Gives `undefined` where a problem was noted. */
export function parseMdx(text: string, file: string, problems: ProblemList): MdxFile | undefined {
  const match = /^---\n([\s\S]*?\n)?---(?:\n|$)/.exec(text);
  if (match === null) {
    problems.add(file, 1, 'no frontmatter', 'start the file with a block of "key: value" lines between two lines "---"');
    return undefined;
  }
  // The frontmatter has a reader of its own; blank lines in its place keep the lines of the text.
  const blank = match[0].replace(/[^\n]/g, '');
  let tree: Root;
  try {
    // A document's tree has a root; the parser types what it gives as any node.
    tree = mdxToMdast(blank + text.slice(match[0].length), { features: { frontmatter: false } }) as Root;
  } catch (error) {
    const { line, reason } = faultIn(error);
    problems.add(file, line, `this is not valid MDX (${reason})`, 'close every block, and put "<", "{" and "}" into `code`');
    return undefined;
  }
  for (const node of tree.children) if (node.type === 'mdxJsxFlowElement') giveParagraphs(node);
  return { frontmatter: match[1] ?? '', frontmatterLine: 2, tree };
}

/** What the parser says of text that it cannot read: `line:column: what is wrong (places) (rule)`. */
function faultIn(error: unknown): { line: number; reason: string } {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, said] = /^(\d+):\d+: (.*)/s.exec(message) ?? [];
  // Without a place it is no fault of the text.
  if (line === undefined || said === undefined) throw error;
  const reason = (said.split('\n')[0] ?? '').replace(/ \((?:\d+:\d+(?:-\d+:\d+)?|note: .*|mdx-?\w*:[\w-]+)\)/g, '');
  return { line: Number(line), reason };
}

/** A block written on one line, `<Step n="1">words</Step>`, holds its words themselves: puts them into paragraphs, as they would stand on lines of their own. */
function giveParagraphs(block: MdxJsxFlowElement): void {
  const children: MdxJsxFlowElement['children'] = [];
  for (const child of block.children) {
    const last = children.at(-1);
    if (!isPhrasing(child)) children.push(child);
    else if (last?.type === 'paragraph' && !block.children.includes(last)) last.children.push(child);
    else children.push({ type: 'paragraph', children: [child], ...(block.position && { position: block.position }) });
  }
  block.children = children;
}

function isPhrasing(node: { type: string }): node is PhrasingContent {
  return !BLOCKS.has(node.type);
}

/** Every kind of node that the parser sets on lines of its own. */
const BLOCKS: ReadonlySet<string> = new Set([
  'blockquote',
  'code',
  'definition',
  'footnoteDefinition',
  'heading',
  'html',
  'list',
  'mdxFlowExpression',
  'mdxJsxFlowElement',
  'mdxjsEsm',
  'paragraph',
  'table',
  'thematicBreak',
]);
