import { nameKey, stems, words } from './fold.ts';
import type { NamesFile } from './names-file.ts';
import type { Query } from './query.ts';

/** The names in parts, so that a search loads those that can fit and no more, however many there are. */
export interface NameShards {
  files: NamesFile[];
  /** Which keys each file is about: from its own beginning on, as far as the next file's. */
  begins: string[];
}

/** Most things in a file, which is then less than 1 kB on the wire; and most that are kept for one key. */
const MOST = 20;

type Thing = NonNullable<NamesFile['records'][number]['things']>[number];

interface Row {
  key: string;
  things: { thing: Thing; record: string; length: number }[];
}

/** Puts each thing into the files of all keys by which it may be looked up: each word of its names, and what each name is from a word on. */
export function nameShards({ records }: NamesFile): NameShards {
  const shards: { begin: string; things: Map<Thing, string> }[] = [];
  let before = '';
  for (const { key, things } of rowsOf(records)) {
    const last = shards.at(-1);
    const fresh = things.filter(({ thing }) => last?.things.has(thing) !== true);
    if (last === undefined || last.things.size + fresh.length > MOST) {
      shards.push({ begin: last === undefined ? '' : divider(before, key), things: new Map(things.map(({ thing, record }) => [thing, record])) });
    } else for (const { thing, record } of fresh) last.things.set(thing, record);
    before = key;
  }
  return { begins: shards.map(({ begin }) => begin), files: shards.map(({ things }) => ({ records: byRecord(things) })) };
}

/** The numbers of the files in which a query's names are, if any are. */
export function shardsFor(query: Query, begins: readonly string[]): number[] {
  const at = (key: string): number => begins.findLastIndex((begin) => begin <= key);
  const begun = [query.key, ...query.partKeys].filter((key) => key.length > 1);
  const whole = query.units.flatMap(({ key, words: own }) => (key === undefined ? own.filter((word) => stems(word).length > 0) : [own.join('')]));
  // What begins with a key may go on in the next file.
  const next = begun.flatMap((key) => (begins[at(key) + 1]?.startsWith(key) === true ? [at(key) + 1] : []));
  return [...new Set([...[...begun, ...whole].map(at), ...next])].filter((number) => number !== -1);
}

/** The keys in their order, each with its things. Of those that share a common word the ones with the shortest names are kept: it says most of them. */
function rowsOf(records: NamesFile['records']): Row[] {
  const rows = new Map<string, Map<Thing, Row['things'][number]>>();
  for (const { id: record, things = [] } of records) {
    for (const thing of things) {
      for (const name of [thing.title, ...(thing.names ?? [])]) {
        for (const key of keysOf(name)) {
          const row = rows.get(key) ?? new Map<Thing, Row['things'][number]>();
          const length = Math.min(row.get(thing)?.length ?? Number.POSITIVE_INFINITY, nameKey(name).length);
          rows.set(key, row.set(thing, { thing, record, length }));
        }
      }
    }
  }
  return [...rows]
    .map(([key, things]) => ({ key, things: [...things.values()].sort((a, b) => a.length - b.length).slice(0, MOST) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function keysOf(name: string): Set<string> {
  const own = words(name);
  return new Set(own.flatMap((word, i) => [word, own.slice(i).join('')]));
}

/** The shortest beginning of a key that comes after the one before it. */
function divider(before: string, key: string): string {
  let length = 1;
  while (key.slice(0, length) <= before) length += 1;
  return key.slice(0, length);
}

function byRecord(things: ReadonlyMap<Thing, string>): NamesFile['records'] {
  const records = new Map<string, Thing[]>();
  for (const [thing, record] of things) records.set(record, [...(records.get(record) ?? []), thing]);
  return [...records].map(([id, own]) => ({ id, things: own }));
}
