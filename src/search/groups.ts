import type { Kind, SearchEntry } from './entry.ts';
import { stems } from './fold.ts';

/** An entry as a fragment of the index carries it. */
export type PackedEntry = [kind: Kind, title: string, context: string, address: string, body: string, topics: string, mail: string, ...names: string[]];

/** Neighbours that are indexed as one record and loaded together: a section with its claims, some steps of a flow, a few terms. */
export interface EntryGroup {
  address: string;
  /** What is indexed. */
  stems: string[];
  kinds: Kind[];
  topics: string[];
  entries: PackedEntry[];
}

/** Most entries, and most characters of them, in a group: a fragment is about 1 kB on the wire. */
const MOST = 8;
const LONGEST = 2000;

/** Puts entries into groups, in their order. Each group holds neighbours of one page, or of one list. */
export function entryGroups(entries: readonly SearchEntry[]): EntryGroup[] {
  const groups: SearchEntry[][] = [];
  let size = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    size += entry.body.length + entry.title.length;
    if (last === undefined || before === undefined || shelf(before) !== shelf(entry) || last.length >= MOST || size > LONGEST || startsSection(entry)) {
      groups.push([entry]);
      size = entry.body.length + entry.title.length;
    } else last.push(entry);
  }
  return groups.map(pack);
}

function shelf({ kind, address }: SearchEntry): string {
  return kind === 'term' || kind === 'answer' ? kind : (address.split('#')[0] ?? '');
}

function startsSection({ kind, context, address }: SearchEntry): boolean {
  return kind === 'page' && address.includes('#') && !address.startsWith('/status/') && !context.startsWith('figure');
}

function pack(entries: readonly SearchEntry[]): EntryGroup {
  const named = entries.flatMap((entry) => [...new Set(stems([entry.title, ...entry.names, ...entry.also].join(' ')))]);
  const found = new Set([...named, ...entries.flatMap((entry) => stems(`${entry.context} ${entry.body}`))]);
  return {
    address: entries[0]?.address ?? '',
    // A stem counts the more, the more of the entries have it in their titles or other names.
    stems: [...found, ...named].sort(),
    kinds: [...new Set(entries.map((entry) => entry.kind))],
    topics: [...new Set(entries.flatMap((entry) => entry.topics))],
    entries: entries.map(
      (entry): PackedEntry => [
        entry.kind,
        entry.title,
        entry.context,
        entry.address,
        entry.body,
        entry.topics.join(' '),
        entry.mail ?? '',
        ...entry.names,
        ...entry.also,
      ],
    ),
  };
}
