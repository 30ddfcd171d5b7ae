import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';

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
