import type { Node, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';

/** Line of a node in its file, 1-based. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** The value of an attribute; `''` for a bare one, `undefined` where it is not there. Call it after the vocabulary was checked. */
export function attribute(node: MdxJsxFlowElement, name: string): string | undefined {
  for (const item of node.attributes) {
    if (item.type === 'mdxJsxAttribute' && item.name === name) return typeof item.value === 'string' ? item.value.trim() : '';
  }
  return undefined;
}

/** The id in `{/* #common  *\/}`, or `undefined` where the node is no such comment. */
export function idComment(node: Node): string | undefined {
  if (node.type !== 'mdxTextExpression' && node.type !== 'mdxFlowExpression') return undefined;
  if (!('value' in node) || typeof node.value !== 'string') return undefined;
  return /^\s*\/\*\s*#(\S+)\s*\*\/\s*$/.exec(node.value)?.[1];
}

/** Takes the id comment out of the children of a heading or a table cell, with the space before it, and gives the id. */
export function takeId(children: RootContent[]): string | undefined {
  const last = children.at(-1);
  const id = last === undefined ? undefined : idComment(last);
  if (id === undefined) return undefined;
  children.pop();
  const before = children.at(-1);
  if (before?.type === 'text') before.value = before.value.trimEnd();
  return id;
}

/** Whether an id comment stands anywhere in a node; call it where none may. */
export function hasStrayId(node: RootContent): boolean {
  let found = false;
  visit(node, (inner) => {
    if (idComment(inner) !== undefined) found = true;
  });
  return found;
}
