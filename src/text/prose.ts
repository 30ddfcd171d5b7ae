import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { tableLines } from './table.ts';
import { wrap } from './wrap.ts';

/** Resolved Markdown nodes as lines of plain text, a blank line between blocks. */
export function proseLines(nodes: readonly RootContent[], indent = ''): string[] {
  return nodes.flatMap((node, i) => [...(i > 0 ? [''] : []), ...blockLines(node, indent)]);
}

function blockLines(node: RootContent, indent: string): string[] {
  switch (node.type) {
    case 'code':
      return node.value.split('\n').map((line) => (indent + line.replace(/\t/g, '        ')).trimEnd());
    case 'table':
      return tableLines(node.children[0]?.children.map((cell) => plainText(cell)) ?? [], node.children.slice(1).map((row) => row.children.map((cell) => plainText(cell))));
    case 'list':
      return node.children.flatMap((item, i) => {
        const mark = node.ordered === true ? `${(node.start ?? 1) + i}. ` : '* ';
        const lines = proseLines(item.children, indent + ' '.repeat(mark.length));
        return [indent + mark + (lines[0] ?? '').slice(indent.length + mark.length), ...lines.slice(1)];
      });
    default:
      return wrap(plainText(node), indent);
  }
}
