import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Definitions, findDefinitions, isReadable } from './definitions.ts';

/** A source tree on disk. */
export interface Tree {
  folder: string;
  /** The release that its Makefile names, such as `v6.12.117`. */
  version: string;
}

/**
 * Opens an unpacked tree of Linux.
 * @throws where there is none, or where it is of another version: what is wrong, and what to do
 */
export function openTree(folder: string, version: string): Tree {
  const makefile = path.join(folder, 'Makefile');
  if (!existsSync(makefile)) throw new Error(`${folder}: no source tree is there (it has no Makefile); unpack one, and give its folder with --tree`);
  const text = readFileSync(makefile, 'utf8');
  const part = (name: string): string => new RegExp(`^${name} *= *(\\S*)`, 'm').exec(text)?.[1] ?? '';
  const sublevel = part('SUBLEVEL');
  const found = `v${part('VERSION')}.${part('PATCHLEVEL')}${sublevel === '0' ? '' : `.${sublevel}`}${part('EXTRAVERSION')}`;
  if (found !== version) throw new Error(`${makefile}: this tree is ${found}, not ${version}; unpack that version, or say --version ${found}`);
  return { folder, version };
}

/** The text of a file of a tree. @returns `undefined` where the tree has no such file */
export function fileOf(tree: Tree, file: string): string | undefined {
  const at = path.join(tree.folder, file);
  return existsSync(at) ? readFileSync(at, 'utf8') : undefined;
}

/** Reads each file of a tree once. */
export class TreeReader {
  private readonly read = new Map<string, Promise<{ text: string; definitions: Definitions } | undefined>>();
  private readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** Text and definitions of a file. @returns `undefined` where the tree has no such file */
  file(file: string): Promise<{ text: string; definitions: Definitions } | undefined> {
    const known = this.read.get(file);
    if (known !== undefined) return known;
    const text = fileOf(this.tree, file);
    const reading = text === undefined ? Promise.resolve(undefined) : findDefinitions(file, text).then((definitions) => ({ text, definitions }));
    this.read.set(file, reading);
    return reading;
  }

  /** The other readable files of a file's folder. */
  beside(file: string): string[] {
    const folder = path.dirname(file);
    const at = path.join(this.tree.folder, folder);
    if (!existsSync(at)) return [];
    return readdirSync(at)
      .map((name) => path.join(folder, name))
      .filter((other) => other !== file && isReadable(other));
  }
}
