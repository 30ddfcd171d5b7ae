import type { SearchEntry } from './entry.ts';
import { nameKey, words } from './fold.ts';
import { type Kind, SEARCH_KINDS } from './kinds.ts';

/** A thing with the names it can be looked up by. */
export interface NamedThing {
  kind: Kind;
  address: string;
  title: string;
  names: readonly string[];
  /** The record of the index that has the rest of it. */
  record: string;
}

/** A record of the index, with the names of what is in it. */
interface RecordNames {
  id: string;
  /** Without an address where kind and title give it: a fifth of the file. */
  things?: (Pick<NamedThing, 'kind' | 'title'> & { address?: string; names?: readonly string[] })[];
  labels?: LabelGroup[];
}

/** Labels that differ in their last part: of what kind of thing, and what is the same in their addresses and in the labels. */
interface LabelGroup {
  kind: Kind;
  path: string;
  stem: string;
  /** The last parts, with spaces between. Each is the fragment of the address; where the path has none, a folder below it. */
  ids: string;
}

/** `/search/names.json`, and each part of it (src/search/name-shards.ts): what is looked up at every search. */
export interface NamesFile {
  records: RecordNames[];
}

/** A part of what is looked up only by a label, an address, a Message-ID or a commit (src/search/label-shards.ts). */
export interface LabelsFile {
  records: RecordNames[];
}

/** A record of the index with its entries. */
export interface IndexRecord {
  id: string;
  entries: readonly SearchEntry[];
}

/** Makes `/search/names.json`, as small as can be: it is loaded where a slip was typed. */
export function namesFile(records: readonly IndexRecord[]): NamesFile {
  const named = records.map(({ id, entries }) => ({ id, things: entries.filter(({ kind }) => SEARCH_KINDS[kind].lookup === 'always').map(thing) }));
  return { records: named.filter(({ things }) => things.length > 0) };
}

/** Whether a thing is looked up by a label, or only where the query may be a reference. */
export function isReferredTo({ kind, label }: SearchEntry): boolean {
  return label !== undefined || SEARCH_KINDS[kind].lookup === 'reference';
}

/** Makes a file of labels. */
export function labelsFile(records: readonly IndexRecord[]): LabelsFile {
  const named = records.map(({ id, entries }): RecordNames => {
    const labels = labelGroups(entries);
    const things = entries.filter((entry) => isReferredTo(entry) && entry.label === undefined).map(thing);
    return { id, ...(labels.length > 0 && { labels }), ...(things.length > 0 && { things }) };
  });
  return { records: named.filter(({ labels, things }) => labels !== undefined || things !== undefined) };
}

/** The things of such a file. A label, and the address it stands for, both lead to what it names. */
export function namedThings(records: readonly RecordNames[]): NamedThing[] {
  return records.flatMap(({ id: record, things = [], labels = [] }) => [
    ...things.map(({ kind, title, address = usual(kind, title), names = [] }) => ({ kind, title, address, names, record })),
    ...labels.flatMap(({ kind, path, stem, ids }) =>
      ids.split(' ').map((id): NamedThing => {
        const address = path.endsWith('#') ? path + id : `${path}${id}/`;
        return { kind, address, title: `${stem}.${id}`, names: [address], record };
      }),
    ),
  ]);
}

/** The address that a thing has where its id is its title. */
function usual(kind: Kind, title: string): string {
  return `/${SEARCH_KINDS[kind].plural}/${words(title).join('-')}/`;
}

/** Without the names that are equal to another one for a search. */
function thing({ kind, address, title, names }: SearchEntry): NonNullable<RecordNames['things']>[number] {
  const keys = [title, ...names].map(nameKey);
  const needed = names.filter((_name, i) => !keys.slice(0, i + 1).includes(keys[i + 1] ?? ''));
  return { kind, title, ...(address !== usual(kind, title) && { address }), ...(needed.length > 0 && { names: needed }) };
}

function labelGroups(entries: readonly SearchEntry[]): LabelGroup[] {
  const groups = new Map<string, Omit<LabelGroup, 'ids'> & { ids: string[] }>();
  for (const { kind, address, label } of entries) {
    if (label === undefined) continue;
    const [, path = '', id = ''] = /^(.*#|.*\/(?=[^/]+\/$))(.*?)\/?$/.exec(address) ?? [];
    const group = groups.get(kind + path) ?? { kind, path, stem: label.slice(0, -id.length - 1), ids: [] };
    group.ids.push(id);
    groups.set(kind + path, group);
  }
  return [...groups.values()].map((group) => ({ ...group, ids: group.ids.join(' ') }));
}
