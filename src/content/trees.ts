import { isRelease } from '../facts/releases.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { treeSchema } from './schema.ts';

/** A source tree, and the addresses at which others let it be read. */
export interface Tree {
  id: string;
  name: string;
  /** Patterns of addresses; `{version}` and `{path}` stand for themselves. */
  commit?: string | undefined;
  release?: string | undefined;
  file?: string | undefined;
  /** What leads to a line of a file; `{from}` is its number. */
  line?: string | undefined;
  /** Why an address may stop working, where it may. */
  passing?: string | undefined;
}

/** Reads `content/trees.yaml`, by id. */
export function readTrees(root: string, problems: ProblemList): Map<string, Tree> {
  return new Map(readList(root, 'content/trees.yaml', treeSchema, problems).map(({ value }) => [value.id, value]));
}

/** The address of a commit. @returns `undefined` where nobody is known to show that tree */
export function commitUrl({ commit }: Tree, hash: string): string | undefined {
  return commit?.replace('{version}', hash);
}

/** The address of a file at a release (`v6.12.117`) or a commit. @returns `undefined` where nobody is known to show it */
export function fileUrl({ release, file }: Tree, version: string, path: string): string | undefined {
  return (isRelease(version) ? release : file)?.replace('{version}', version).replace('{path}', path);
}
