import { nameKey, stems, words } from './fold.ts';
import type { NamesFile } from './names-file.ts';
import type { Query } from './query.ts';
import { inShards, type Keyed, placeOf, reachOf } from './shards.ts';

/** The names in parts, so that a search loads those that can fit and no more, however many there are. */
export interface NameShards {
  files: NamesFile[];
  /** Which keys each file is about: from its own beginning on, as far as the next file's. */
  begins: string[];
}

/** Most things in a file, which is then less than 1 kB on the wire; and most that are kept for one key. */
const MOST = 20;

type Thing = NonNullable<NamesFile['records'][number]['things']>[number];

/** Puts each thing into the files of all keys by which it may be looked up: each word of its names, and what each name is from a word on. */
export function nameShards({ records }: NamesFile): NameShards {
  const recordOf = new Map(records.flatMap(({ id, things = [] }) => things.map((thing): [Thing, string] => [thing, id])));
  const { begins, parts } = inShards(keyed([...recordOf.keys()]), MOST);
  return { begins, files: parts.map((things) => ({ records: byRecord(things, recordOf) })) };
}

/** The numbers of the files in which a query's names are, if any are. */
export function shardsFor(query: Query, begins: readonly string[]): number[] {
  const begun = [query.key, ...query.partKeys].filter((key) => key.length > 1);
  const whole = query.units.flatMap(({ key, words: own }) => (key === undefined ? own.filter((word) => stems(word).length > 0) : [own.join('')]));
  const numbers = [...begun.flatMap((key) => reachOf(key, begins)), ...whole.map((key) => placeOf(key, begins))];
  return [...new Set(numbers)].filter((number) => number !== -1);
}

/** The keys, each with its things. Of those that share a common word the ones with the shortest names are kept: it says most of them. */
function keyed(things: readonly Thing[]): Keyed<Thing>[] {
  const byKey = new Map<string, Map<Thing, number>>();
  for (const thing of things) {
    for (const name of [thing.title, ...(thing.names ?? [])]) {
      for (const key of keysOf(name)) {
        const own = byKey.get(key) ?? new Map<Thing, number>();
        byKey.set(key, own.set(thing, Math.min(own.get(thing) ?? Number.POSITIVE_INFINITY, nameKey(name).length)));
      }
    }
  }
  return [...byKey].map(([key, lengths]) => ({ key, items: [...lengths].sort(([, a], [, b]) => a - b).map(([thing]) => thing) }));
}

function keysOf(name: string): Set<string> {
  const own = words(name);
  return new Set(own.flatMap((word, i) => [word, own.slice(i).join('')]));
}

function byRecord(things: readonly Thing[], recordOf: ReadonlyMap<Thing, string>): NamesFile['records'] {
  const records = Map.groupBy(things, (thing) => recordOf.get(thing) ?? '');
  return [...records].map(([id, own]) => ({ id, things: own }));
}
