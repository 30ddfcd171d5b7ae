import type { Root } from 'mdast';
import type { Read } from '../reading/yaml.ts';
import type { Blocks, Document } from './document.ts';

/** A file whose frontmatter is checked and whose text is not read yet. */
export interface Parsed<T> extends Read<T> {
  file: string;
  /** File name without folder and ending. */
  name: string;
  tree: Root;
}

/** What was read of a file without a mistake in it. */
export interface Kept {
  /** Of its text, and of all else that decided what was read. */
  hash: string;
  parsed: Parsed<unknown>;
  /** Its text read, once that was asked for, and where it stood then. */
  text?: { stand: string; read: Omit<Blocks, 'blocks'> & { document: Document } };
}

const KEY = Symbol.for('missing-pages.drafts');

// Held by the process and not by this module: `npm run dev` evaluates the modules of the pages anew after each change.
// The cast says what only this module keeps there.
const held = globalThis as { [KEY]?: Map<string, Kept> | undefined };

/** What was read before, by file. A file that is as it was is not parsed again; what is read is never changed afterwards. */
export function keptDrafts(): Map<string, Kept> {
  held[KEY] ??= new Map();
  return held[KEY];
}

/** Lets the next reading parse every file, after a change of the code that does. */
export function forgetDrafts(): void {
  held[KEY] = undefined;
}
