import path from 'node:path';
import { type Pin, WHOLE } from '../facts/pin.ts';
import type { Definitions } from './definitions.ts';
import { foldedHash, linesOf } from './span.ts';
import type { TreeReader } from './tree.ts';

/** What became of pinned code in a newer release, and where it stands now. */
type Became = Pin['newer'][string];

/**
 * Compares a pin with a newer tree. Code that its file no longer has is looked for in the other files of the same folder and in `elsewhere`.
 * @param file path of the pinned file, from the top of the tree
 * @param elsewhere paths of other files in which it may be now
 */
export async function driftOf(symbol: string, pin: Pin, file: string, newer: TreeReader, elsewhere: readonly string[]): Promise<Became> {
  const there = await newer.file(file);
  if (symbol === WHOLE) return there === undefined ? { drift: 'gone' } : { drift: foldedHash(there.text) === pin.hash ? 'unchanged' : 'changed', from: 1 };
  const here = there && found(there, symbol, pin.hash);
  if (here !== undefined) return { drift: here.same ? 'unchanged' : 'changed', from: here.from };
  let changed: Became | undefined;
  // A file that went to another folder has most likely kept its name.
  const others = [...newer.beside(file), ...elsewhere.filter((other) => other !== file)];
  const ofName = Map.groupBy(others, (other) => path.basename(other) === path.basename(file));
  for (const other of [...(ofName.get(true) ?? []), ...(ofName.get(false) ?? [])]) {
    const read = await newer.file(other);
    const at = read && found(read, symbol, pin.hash);
    if (at?.same) return { drift: 'moved', path: other, from: at.from };
    // A function with a body is meant, and not its declaration in a header.
    if (at !== undefined && other.endsWith('.h') === file.endsWith('.h')) changed ??= { drift: 'changed', path: other, from: at.from };
  }
  return changed ?? { drift: 'gone' };
}

/** Where a file defines a symbol, the same text first. */
function found({ text, definitions }: { text: string; definitions: Definitions }, symbol: string, hash: string): { from: number; same: boolean } | undefined {
  const spans = definitions.get(symbol) ?? [];
  const same = spans.find((span) => foldedHash(linesOf(text, span)) === hash);
  const span = same ?? spans[0];
  return span && { from: span.from, same: same !== undefined };
}
