import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { idComment } from './nodes.ts';

/** Where a document stands, before its blocks are known. */
export interface Frame {
  file: string;
  path: string;
  labelStem: string;
  title: string;
}

/** Whether an id comment stands anywhere in a node; call it where none may. */
export function hasStrayId(node: RootContent): boolean {
  let found = false;
  visit(node, (inner) => {
    if (idComment(inner) !== undefined) found = true;
  });
  return found;
}
