import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Reading, readSite } from '../../src/link/site.ts';
import { ContentError, formatProblem } from '../../src/reading/problem.ts';

/** One change to a copy of the fixture book. Paths start below `content/`. */
export type Edit = { file: string; from: string; to: string } | { file: string; add: string } | { file: string; text: string } | { file: string; gone: true };

/** Puts `to` where `from` stands, which must be there. */
export const swap = (file: string, from: string, to: string): Edit => ({ file, from, to });
/** Adds text at the end of a file. */
export const add = (file: string, text: string): Edit => ({ file, add: text });
/** Writes a file, old or new. */
export const write = (file: string, text: string): Edit => ({ file, text });
/** Removes a file or a folder. */
export const gone = (file: string): Edit => ({ file, gone: true });

const FIXTURE = resolve('tests/fixtures/book');

function apply(edit: Edit, content: string): void {
  const path = join(content, edit.file);
  if ('gone' in edit) rmSync(path, { recursive: true });
  else if ('text' in edit) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit.text);
  } else {
    const text = readFileSync(path, 'utf8');
    if ('from' in edit && !text.includes(edit.from)) throw new Error(`"${edit.from}" is not in ${edit.file}: the fixture has changed`);
    writeFileSync(path, 'add' in edit ? text + edit.add : text.replace(edit.from, () => edit.to));
  }
}

/** Reads a copy of the fixture book after some edits. The copy is gone afterwards. */
export async function readEdited(edits: readonly Edit[]): Promise<Reading> {
  const root = mkdtempSync(join(tmpdir(), 'book-'));
  try {
    cpSync(FIXTURE, root, { recursive: true });
    for (const edit of edits) apply(edit, join(root, 'content'));
    return await readSite(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What an author is told about a copy of the fixture book after some edits, one line a mistake. */
export async function complaints(edits: readonly Edit[]): Promise<string[]> {
  try {
    await readEdited(edits);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(formatProblem);
  }
}
