import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { idFault, ID_MEND } from './address.ts';
import { idComment } from './nodes.ts';
import type { ProblemList } from './problem.ts';

/** Where a document stands, before its blocks are known. */
export interface Frame {
  file: string;
  path: string;
  labelStem: string;
  title: string;
}

/** Notes a problem where an id breaks the rules. */
export function checkId(id: string, file: string, line: number, problems: ProblemList): void {
  const fault = idFault(id);
  if (fault !== undefined) problems.add(file, line, fault, ID_MEND);
}

/** Whether an id comment stands anywhere in a node; call it where none may. */
export function hasStrayId(node: RootContent): boolean {
  let found = false;
  visit(node, (inner) => {
    if (idComment(inner) !== undefined) found = true;
  });
  return found;
}
