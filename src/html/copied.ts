import type { IdKind } from '../facts/id-kinds.ts';
import type { Thing } from '../facts/place.ts';

/** Kinds of things whose elements bear their ids: the address of these is said by that. */
const AT_HOME: ReadonlySet<IdKind> = new Set(['claim', 'row', 'step', 'window', 'observation']);

/** What an element says of the thing that it shows, for the script that copies it (src/client/copy/target.ts). Nothing where there is nothing to copy. */
export function copied({ kind, label, address, mail, drawing }: Thing): Record<string, string | undefined> {
  if (mail === undefined) return {};
  return { 'data-copy': mail, 'data-label': label, 'data-address': AT_HOME.has(kind) ? undefined : address, 'data-drawing': drawing };
}
