import path from 'node:path';
import { type Became, type Pin, WHOLE } from '../facts/pin.ts';
import { type Definitions, nameOf } from './definitions.ts';
import { isNumber, renumbered } from './sections.ts';
import { foldedHash, linesOf } from './span.ts';
import type { TreeReader } from './tree.ts';

/**
 * Compares a pin with a newer tree. Code that its file no longer has is looked for in the other files of the same folder and in `elsewhere`.
 * @param file path of the pinned file, from the top of the tree
 * @param elsewhere paths of other files in which it may be now
 */
export async function driftOf(symbol: string, pin: Pin, file: string, newer: TreeReader, elsewhere: readonly string[]): Promise<Became> {
  const there = await newer.file(file);
  if (symbol === WHOLE) return there === undefined ? { drift: 'gone' } : { drift: foldedHash(there.text) === pin.hash ? 'unchanged' : 'changed', from: 1 };
  const here = there && found(there, symbol, pin);
  if (here !== undefined) {
    const { same, ...place } = here;
    return { drift: !same ? 'changed' : place.section === undefined ? 'unchanged' : 'moved', ...place };
  }
  let changed: Became | undefined;
  // A file that went to another folder has most likely kept its name.
  const others = [...newer.beside(file), ...elsewhere.filter((other) => other !== file)];
  const ofName = Map.groupBy(others, (other) => path.basename(other) === path.basename(file));
  for (const other of [...(ofName.get(true) ?? []), ...(ofName.get(false) ?? [])]) {
    const read = await newer.file(other);
    const at = read && found(read, symbol, pin);
    if (at === undefined) continue;
    const { same, ...place } = at;
    if (same) return { drift: 'moved', path: other, ...place };
    // A function with a body is meant, and not its declaration in a header.
    if (other.endsWith('.h') === file.endsWith('.h')) changed ??= { drift: 'changed', path: other, ...place };
  }
  return changed ?? { drift: 'gone' };
}

/** Where a file defines a symbol, the same text first. A section that is cited by its number is known by its title, where the file has that. */
function found(
  { text, definitions }: { text: string; definitions: Definitions },
  symbol: string,
  { hash, title }: Pin,
): { from: number; section?: string; same: boolean } | undefined {
  const named = title === undefined ? undefined : definitions.get(title);
  const places = (named ?? definitions.get(symbol) ?? []).map((span) => {
    const number = named && nameOf(span, definitions, isNumber);
    const section = number === symbol ? undefined : number;
    const words = linesOf(text, span);
    const same = foldedHash(section === undefined ? words : renumbered(words, section, symbol)) === hash;
    return { from: span.from, ...(section !== undefined && { section }), same };
  });
  return places.find(({ same }) => same) ?? places.find(({ section }) => section === undefined) ?? places[0];
}
