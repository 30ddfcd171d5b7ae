import type { SearchEntry } from './entry.ts';
import { nameKey } from './fold.ts';
import { type IndexRecord, isReferredTo, type LabelsFile, labelsFile } from './names-file.ts';
import type { Query } from './query.ts';
import { inShards, type Keyed, reachOf } from './shards.ts';

/** `/search/labels.json`: from which key on each file of labels is about. */
export interface LabelsDirectory {
  edition: string;
  begins: string[];
}

/** What is looked up by a label, an address, a Message-ID or a commit, in parts: there are thousands, and one is asked for. */
export interface LabelShards extends Pick<LabelsDirectory, 'begins'> {
  files: LabelsFile[];
}

/** Most things in a file, which is then 3.5 kB on the wire at most: neighbours share most of their labels. */
const MOST = 60;

/** Puts each thing into the files of the keys by which it may be looked up. */
export function labelShards(records: readonly IndexRecord[]): LabelShards {
  const recordOf = new Map(records.flatMap(({ id, entries }) => entries.filter(isReferredTo).map((entry): [SearchEntry, string] => [entry, id])));
  const { begins, parts } = inShards(keyed([...recordOf.keys()]), MOST);
  const files = parts.map((entries) => {
    const grouped = Map.groupBy(entries, (entry) => recordOf.get(entry) ?? '');
    return labelsFile([...grouped].map(([id, own]) => ({ id, entries: own })));
  });
  return { begins, files };
}

/** The numbers of the files in which what a query refers to is, if it is anywhere. */
export function labelShardsFor({ key }: Query, begins: readonly string[]): number[] {
  return key.length > 1 ? reachOf(key, begins).filter((number) => number !== -1) : [];
}

/** The keys, each with its things. */
function keyed(entries: readonly SearchEntry[]): Keyed<SearchEntry>[] {
  const byKey = new Map<string, SearchEntry[]>();
  for (const entry of entries) for (const key of keysOf(entry)) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  return [...byKey].map(([key, items]) => ({ key, items }));
}

/** What is typed of a label: the whole, or what follows the name of its topic or kind. Of a path or an address of the web: the whole, or its end. */
function keysOf({ label, address, names }: SearchEntry): Set<string> {
  const typed = label === undefined ? names.flatMap((name) => ends(name, '/')) : [...ends(label, '.').slice(0, 2), address];
  return new Set(typed.map(nameKey).filter((key) => key.length > 1));
}

/** A name, and what is left of it after each sign of a kind. */
function ends(name: string, sign: string): string[] {
  const parts = name.split(sign);
  return parts.map((_part, i) => parts.slice(i).join(sign));
}
