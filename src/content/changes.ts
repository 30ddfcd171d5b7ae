import type { ProblemList } from '../reading/problem.ts';
import type { Entry } from './lists.ts';
import { readList } from './lists.ts';
import { changeSchema } from './schema.ts';

export interface Change {
  id: string;
  date: string;
  title: string;
  text: string;
  address: string;
}

/** Reads `content/changes.yaml`, newest first. */
export function readChanges(root: string, problems: ProblemList): Entry<Change>[] {
  return readList(root, 'content/changes.yaml', changeSchema, problems).sort((a, b) => b.value.date.localeCompare(a.value.date));
}
