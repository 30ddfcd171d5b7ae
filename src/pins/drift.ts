import { type Pin, WHOLE } from '../facts/pin.ts';
import type { Definitions } from './definitions.ts';
import { foldedHash, linesOf } from './span.ts';
import type { TreeReader } from './tree.ts';

/** What became of pinned code in a newer release, and where it stands now. */
type Became = Pin['newer'][string];

/**
 * Compares a pin with a newer tree. Code that its file no longer has is looked for in the other files of the same folder.
 * @param file path of the pinned file, from the top of the tree
 */
export async function driftOf(symbol: string, pin: Pin, file: string, newer: TreeReader): Promise<Became> {
  const there = await newer.file(file);
  if (symbol === WHOLE) {
    if (there === undefined) return { drift: 'gone' };
    return { drift: foldedHash(there.text) === pin.hash ? 'unchanged' : 'changed', from: 1 };
  }
  if (there !== undefined) {
    const same = sameText(there, symbol, pin.hash);
    if (same !== undefined) return { drift: 'unchanged', from: same };
    const [span] = there.definitions.get(symbol) ?? [];
    if (span !== undefined) return { drift: 'changed', from: span.from };
  }
  for (const other of newer.beside(file)) {
    const read = await newer.file(other);
    const same = read === undefined ? undefined : sameText(read, symbol, pin.hash);
    if (same !== undefined) return { drift: 'moved', path: other, from: same };
  }
  return { drift: 'gone' };
}

/** The first line of the definition that has the same text. */
function sameText({ text, definitions }: { text: string; definitions: Definitions }, symbol: string, hash: string): number | undefined {
  return definitions.get(symbol)?.find((span) => foldedHash(linesOf(text, span)) === hash)?.from;
}
