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
