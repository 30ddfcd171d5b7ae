import type { RootContent } from 'mdast';
import { GLUE } from './wrap.ts';

/**
 * Block nodes with a footnote's mark behind the last sentence: at the end of the last paragraph or list item. Where there is
 * neither, the mark stands in a paragraph of its own in front. The nodes given stay as they are.
 * @param mark for instance `[1]`
 */
export function withMark(nodes: readonly RootContent[], mark: string): RootContent[] {
  const at = nodes.findLastIndex((node) => node.type === 'paragraph' || node.type === 'list');
  const node = nodes[at];
  if (node?.type === 'paragraph') return nodes.with(at, { ...node, children: [...node.children, { type: 'text', value: GLUE + mark }] });
  const item = node?.type === 'list' ? node.children.at(-1) : undefined;
  if (node?.type !== 'list' || item === undefined) return [{ type: 'paragraph', children: [{ type: 'text', value: mark }] }, ...nodes];
  // What stands in a list item may stand at the root, and so may what this function gives back for it.
  const children = withMark(item.children, mark) as typeof item.children;
  return nodes.with(at, { ...node, children: node.children.with(-1, { ...item, children }) });
}
