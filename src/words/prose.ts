import type { Link, PhrasingContent, RootContent } from 'mdast';
import { tableLines } from './table.ts';
import { expandTabs } from './tabs.ts';
import { COLUMNS, wrap } from './wrap.ts';

/** What stands after the words of a link, where its address cannot: a footnote's mark, or nothing. */
export type LinkMark = (link: Link, words: string) => string;

const NO_MARK: LinkMark = () => '';

/**
 * Resolved Markdown nodes as lines of plain text of at most 72 columns, a blank line between blocks. Code keeps its lines.
 * @param mark gives what follows the words of each link; nothing, unless told
 * @param indent what every line starts with
 */
export function proseLines(nodes: readonly RootContent[], mark: LinkMark = NO_MARK, indent = ''): string[] {
  return nodes.flatMap((node, i) => [...(i > 0 ? [''] : []), ...blockLines(node, mark, indent)]);
}

function blockLines(node: RootContent, mark: LinkMark, indent: string): string[] {
  switch (node.type) {
    case 'code':
      return node.value.split('\n').map((line) => (indent + expandTabs(line)).trimEnd());
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => phrase(cell.children, mark).trim()));
      return tableLines(head, rows, COLUMNS - indent.length).map((line) => (indent + line).trimEnd());
    }
    case 'list':
      return node.children.flatMap((item, i) => {
        const bullet = node.ordered === true ? `${(node.start ?? 1) + i}. ` : '* ';
        const lines = proseLines(item.children, mark, indent + ' '.repeat(bullet.length));
        const gap = node.spread === true && i > 0 ? [''] : [];
        return [...gap, indent + bullet + (lines[0] ?? '').slice(indent.length + bullet.length), ...lines.slice(1)];
      });
    case 'paragraph':
      return wrap(phrase(node.children, mark), indent);
    default:
      // Nothing else may stand in content: src/content/vocabulary.ts refuses it.
      return [];
  }
}

/** Inline nodes as one line of text. */
export function phrase(nodes: readonly PhrasingContent[], mark: LinkMark = NO_MARK): string {
  return nodes
    .map((node): string => {
      if (node.type === 'break') return ' ';
      if (node.type === 'link') {
        const words = phrase(node.children, mark);
        return words + mark(node, words);
      }
      if ('children' in node) return phrase(node.children, mark);
      return 'value' in node ? node.value : '';
    })
    .join('');
}
