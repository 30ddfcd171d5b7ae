import type { Node, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { TAGS } from '../blocks/kinds.ts';
import { idComment, lineOf } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';
import { expandTabs } from '../words/tabs.ts';
import { COLUMNS } from '../words/wrap.ts';

/** Languages of fenced code, as Shiki names them. `mermaid` is for flows only. */
export const CODE_LANGUAGES = ['c', 'console', 'diff', 'text', 'yaml'] as const;

/** Markdown that content may not hold, by the parser's name for it. */
const REFUSED: Partial<Record<string, string>> = {
  blockquote: 'a block quote',
  image: 'an image',
  imageReference: 'an image',
  linkReference: 'a link by reference',
  definition: 'the address of a link by reference',
  footnoteReference: 'a footnote',
  footnoteDefinition: 'the text of a footnote',
  thematicBreak: 'a line across the page',
  delete: 'struck-out text',
};

/** Notes a problem for everything in a tree that the content's vocabulary does not have. @returns whether there was none */
export function checkVocabulary(tree: Root, file: string, problems: ProblemList): boolean {
  const before = problems.found.length;
  visit(tree, (node, _index, parent) => {
    const inner = parent !== undefined && parent.type !== 'root' && blockName(node);
    if (inner) {
      problems.add(
        file,
        lineOf(node),
        `${inner} inside ${parent.type === 'mdxJsxFlowElement' ? `<${parent.name ?? ''}>` : 'a list or a table'}`,
        'close that first: headings, blocks and diagrams stand at the top level',
      );
      return;
    }
    switch (node.type) {
      case 'mdxjsEsm':
        problems.add(file, lineOf(node), 'import or export in content', 'remove it: content knows nothing of code');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (idComment(node) === undefined)
          problems.add(file, lineOf(node), 'an expression in braces', 'put braces into `code`; an id is written {/* #like-this */}');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, file, problems);
        break;
      case 'code':
        if (node.lang !== 'mermaid' && !CODE_LANGUAGES.some((known) => known === node.lang)) {
          problems.add(
            file,
            lineOf(node),
            `code in ${node.lang ? `the unknown language "${node.lang}"` : 'no language'}`,
            `write one of ${CODE_LANGUAGES.join(', ')} after the three backticks`,
          );
        }
        if (node.lang !== 'mermaid' && node.value.split('\n').some((line) => expandTabs(line).length > COLUMNS)) {
          problems.add(
            file,
            lineOf(node),
            `a line of code longer than ${COLUMNS} columns`,
            'break it: the plain-text twin shows code as it is (tabs stop at every 8th)',
          );
        }
        break;
      default:
        if (REFUSED[node.type] !== undefined)
          problems.add(file, lineOf(node), `${REFUSED[node.type]} is not part of the content's vocabulary`, 'see "A page" in docs/authoring.md for what is');
    }
  });
  return problems.found.length === before;
}

/** What a node is called that may stand at the top level only. */
function blockName(node: Node & { lang?: string | null; name?: string | null }): string | undefined {
  if (node.type === 'heading') return 'a heading';
  if (node.type === 'mdxJsxFlowElement') return `<${node.name ?? ''}>`;
  return node.type === 'code' && node.lang === 'mermaid' ? 'Mermaid code' : undefined;
}

function checkElement(node: MdxJsxFlowElement | MdxJsxTextElement, file: string, problems: ProblemList): void {
  const name = node.name ?? '';
  const allowed = TAGS.get(name)?.tag.attributes;
  if (allowed === undefined) {
    problems.add(
      file,
      lineOf(node),
      `unknown block <${name}>`,
      `use one of ${[...TAGS.keys()].map((known) => `<${known}>`).join(', ')}; HTML belongs into \`code\``,
    );
    return;
  }
  if (node.type === 'mdxJsxTextElement') {
    problems.add(file, lineOf(node), `<${name}> stands inside a line of text`, `put <${name}> on a line of its own, with a blank line before it`);
    return;
  }
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    const key = attribute.type === 'mdxJsxAttribute' ? attribute.name : '...';
    const bare = allowed.includes(`${key}!`);
    const empty = typeof attribute.value === 'string' && attribute.value.trim() === '';
    if (!bare && !allowed.includes(key) && !allowed.includes(`${key}?`)) {
      problems.add(file, lineOf(node), `unknown attribute "${key}" on <${name}>`, `known ones: ${allowed.map((a) => a.replace(/[?!]$/, '')).join(', ')}`);
    } else if (bare ? attribute.value !== null && attribute.value !== undefined : typeof attribute.value !== 'string' || (empty && key !== 'sources')) {
      problems.add(file, lineOf(node), `attribute "${key}" of <${name}> has the wrong form`, bare ? `write ${key} alone` : `write ${key}="..."`);
    } else if (given.has(key)) {
      problems.add(file, lineOf(node), `attribute "${key}" stands twice on <${name}>`, 'keep one');
    }
    if (!empty) given.add(key);
  }
  for (const key of allowed) {
    if (/[?!]$/.test(key) || given.has(key)) continue;
    if (name === 'Claim' && key === 'sources') problems.add(file, lineOf(node), 'a claim without a source', 'add sources="<id in content/sources.yaml>"');
    else problems.add(file, lineOf(node), `<${name}> has no ${key}`, `add ${key}="..."`);
  }
}
