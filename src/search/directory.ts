import type { Topic } from '../content/topics.ts';
import { type Cbor, encodeCbor } from './cbor.ts';

/** The numbers of the first and the last of some neighbours. */
export type Span = readonly [first: number, last: number];

/** `/search/index.json`: what every search begins with. All other files of the index carry its edition in their names. */
export interface SearchDirectory {
  edition: string;
  topics: Pick<Topic, 'id' | 'title'>[];
  /** How many records there are; their ids are their numbers. */
  records: number;
  /** The records of kinds that ask a question. */
  asking: Span[];
  /** For each chunk of the full text about the first and the last of its words. */
  words: (readonly [from: string, to: string])[];
  /** Words that stand in more records than a search goes through quickly, and in how many. */
  common: (readonly [word: string, records: number])[];
  /** From which key on each file of names is about. */
  names: string[];
  /** By what a search can be narrowed. */
  filters: string[];
}

/** A file's name without its ending. @param of its number, or what it narrows by */
export function nameInEdition({ edition }: Pick<SearchDirectory, 'edition'>, of: number | string): string {
  return `${edition}-${of}`;
}

/** Whether a record's number is in one of the spans. */
export function inSpans(spans: readonly Span[], id: string): boolean {
  return spans.some(([first, last]) => Number(id) >= first && Number(id) <= last);
}

/** The spans of some numbers that go up. */
export function spansOf(numbers: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans;
}

/** A word that more records have is common: to go through so many takes a tenth of a second, and which of them is meant it hardly tells. */
const COMMON = 1500;

/** @param records the words of each record, some of them more than once */
export function commonWords(records: readonly (readonly string[])[]): [word: string, records: number][] {
  const counts = new Map<string, number>();
  for (const words of records) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > COMMON).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The version of Pagefind whose files these are. */
export const PAGEFIND = '1.6.0';

/**
 * The metadata that Pagefind's engine begins with, as it would load it: its own file names each record and each chunk by a hash, which is
 * most of a list that grows with the site, and that every search would load.
 */
export function pagefindMeta(directory: SearchDirectory): Uint8Array {
  const { records, words, filters } = directory;
  // How long a record is, the engine is told not to count.
  const pages = Array.from({ length: records }, (_, number): Cbor => [String(number), 1, '']);
  const chunks = words.map(([from, to], number): Cbor => [from, to, nameInEdition(directory, number)]);
  return encodeCbor([PAGEFIND, pages, chunks, filters.map((filter) => [filter, nameInEdition(directory, filter)]), [], []]);
}
