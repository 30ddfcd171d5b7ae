import { otherNames, type SearchEntry } from './entry.ts';
import { identifierKeys, stems } from './fold.ts';
import { type Kind, SEARCH_KINDS } from './kinds.ts';

/** Neighbours that are indexed as one record and loaded together: a section with its claims, some steps of a flow, a few terms. */
export interface EntryGroup {
  address: string;
  /** What is indexed. */
  stems: string[];
  kinds: Kind[];
  topics: string[];
  entries: SearchEntry[];
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
    const own = entry.body.length + entry.title.length;
    size += own;
    if (
      last === undefined ||
      before === undefined ||
      shelf(before) !== shelf(entry) ||
      last.length >= MOST ||
      size > LONGEST ||
      SEARCH_KINDS[entry.kind].opens
    ) {
      groups.push([entry]);
      size = own;
    } else last.push(entry);
  }
  return groups.map(grouped);
}

function shelf({ kind, address }: SearchEntry): string {
  return SEARCH_KINDS[kind].beside === 'its like' ? kind : (address.split('#')[0] ?? '');
}

function grouped(entries: readonly SearchEntry[]): EntryGroup {
  const named = entries.flatMap((entry) => [...new Set(stems([entry.title, ...otherNames(entry)].join(' ')))]);
  const found = new Set([...named, ...entries.flatMap((entry) => stems(`${entry.context} ${entry.body}`)), ...entries.flatMap(keysOf)]);
  return {
    address: entries[0]?.address ?? '',
    // A stem counts the more, the more of the entries have it in their titles or other names.
    stems: [...found, ...named].sort(),
    kinds: [...new Set(entries.map((entry) => entry.kind))],
    topics: [...new Set(entries.flatMap((entry) => entry.topics))],
    entries: [...entries],
  };
}

/** The identifiers in an entry's texts, so that one is found, or known to be nowhere, as a whole. */
function keysOf(entry: SearchEntry): string[] {
  return identifierKeys([entry.title, entry.context, entry.body, ...otherNames(entry)].join(' '));
}
