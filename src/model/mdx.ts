import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { ProblemList } from './problem.ts';
import { checkVocabulary } from './vocabulary.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

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
  const blank = match[0].replace(/[^\n]/g, '');
  try {
    const tree = parser.parse(blank + text.slice(match[0].length));
    tree.children = tree.children.map(liftBlock);
    if (!checkVocabulary(tree, file, problems)) return undefined;
    return { frontmatter: match[1] ?? '', frontmatterLine: 2, tree };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    // For a block without an end the parser gives the place of what holds it, and the block's own in its words.
    const [, line] = /\((\d+):\d+-\d+:\d+\)/.exec(error.reason) ?? [];
    const reason = (error.reason.split('\n')[0] ?? '').replace(/ \((?:\d+:\d+-\d+:\d+|note: .*)\)/g, '');
    problems.add(file, Number(line ?? error.line ?? 1), `this is not valid MDX (${reason})`, 'close every block, and put "<", "{" and "}" into `code`');
    return undefined;
  }
}

/** A block written on one line, `<Step n="1">words</Step>`, is parsed as a paragraph that holds it: gives the block itself. */
function liftBlock(node: RootContent): RootContent {
  const [only, ...more] = node.type === 'paragraph' ? node.children : [];
  if (only?.type !== 'mdxJsxTextElement' || more.length > 0) return node;
  const { name, attributes, position } = only;
  const children: MdxJsxFlowElement['children'] =
    only.children.length === 0 ? [] : [{ type: 'paragraph', children: only.children, ...(position && { position }) }];
  return { type: 'mdxJsxFlowElement', name, attributes, children, ...(position && { position }) };
}
