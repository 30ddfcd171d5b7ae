import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Commands } from './commands.ts';

/** Where the labs lie, from the content's root. */
export const LABS_FOLDER = 'content/labs';

/** What compiles C here. */
export const COMPILER = process.env.CC ?? 'cc';

/** How strictly every C that the site shows is compiled. */
export const WARNINGS = ['-std=gnu11', '-Wall', '-Wextra', '-Werror'];

/** How every lab is compiled. */
const FLAGS = [...WARNINGS, '-O1', '-pthread'];

/** The ids of all labs, in order. */
export function labIds(root: string): string[] {
  return readdirSync(path.join(root, LABS_FOLDER))
    .filter((name) => name.endsWith('.c'))
    .map((name) => name.slice(0, -2))
    .sort();
}

/** The text of a lab's program. */
export function programText(root: string, id: string): string {
  return readFileSync(path.join(root, LABS_FOLDER, `${id}.c`), 'utf8');
}

/** A hash of what a program does: comments and white space may change without its recorded runs growing old. */
export function programHash(text: string): string {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/\s+/g, ' ');
  return createHash('sha256').update(bare.trim()).digest('hex');
}

/**
 * Compiles labs into a folder, each under its id.
 * @param linked `static` for a machine that has no libc
 * @throws with the compiler's words where a program gives as much as a warning
 */
export async function compileLabs(root: string, ids: readonly string[], into: string, linked: 'static' | 'dynamic', commands: Commands): Promise<void> {
  const more = linked === 'static' ? ['-static'] : [];
  const left = [...ids];
  const work = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift())
      await commands.run(COMPILER, [...FLAGS, ...more, '-o', path.join(into, id), path.join(root, LABS_FOLDER, `${id}.c`)]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
