import { compareReleases } from './releases.ts';

/** How sure a statement is. `concept` is for glossary entries that no kernel release could contain or lack. */
export const STATUS_WORDS = ['merged', 'proposed', 'superseded', 'out of tree', 'hypothetical', 'on record', 'concept'] as const;

export type StatusWord = (typeof STATUS_WORDS)[number];

export interface Status {
  word: StatusWord;
  /** First release that has it, e.g. `v6.8`. */
  since?: string;
  /** Releases in whose sources it was read, oldest first, e.g. `v6.12` and `v7.3`. */
  seen?: readonly string[];
  /** Year, year-month or day. */
  date?: string;
  /** A tree that carries a proposal already. */
  in?: string;
}

const RELEASE = /^(?:v\d+\.\d+|Xen \d+\.\d+(?:\.\d+)?)$/;
/** A year, a year-month or a day. */
export const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** The releases that an author wrote one after the other: `v6.12 v7.3`, `Xen 4.18`. */
export function releasesIn(text: string): string[] {
  return text.match(/Xen \S+|\S+/g) ?? [];
}

/** Says what is wrong with a status and how to mend it, or gives `undefined`. */
export function statusFault(status: Status): { what: string; mend: string } | undefined {
  const release = status.since ?? status.seen?.[0];
  for (const value of [status.since, ...(status.seen ?? [])]) {
    if (value !== undefined && !RELEASE.test(value)) {
      return { what: `"${value}" is not a release`, mend: 'write it like "v6.8" or "Xen 4.18", several with a blank between them' };
    }
  }
  const read = [...(status.since === undefined ? [] : [status.since]), ...(status.seen ?? [])];
  for (const [i, value] of read.entries()) {
    // Linux and Xen count for themselves.
    const later = read.slice(0, i).find((before) => before.startsWith('v') === value.startsWith('v') && compareReleases(before, value) > 0);
    if (later !== undefined)
      return { what: `${value} stands after ${later}`, mend: 'write the oldest release first; what was read is not older than what first has it' };
  }
  if (status.date !== undefined && !DATE.test(status.date)) {
    return { what: `"${status.date}" is not a date`, mend: 'write a year, a year-month or a day, like "2024-02"' };
  }
  if (status.word === 'merged' && release === undefined) {
    return { what: 'status "merged" names no release', mend: 'add since, like "v6.8" (first release), or seen, like "v6.12" (read there)' };
  }
  if (status.word !== 'merged' && release !== undefined) {
    return { what: `status "${status.word}" names a release`, mend: 'since and seen go with "merged"; use date' };
  }
  if (status.word !== 'merged' && status.word !== 'concept' && status.date === undefined) {
    return { what: `status "${status.word}" has no date`, mend: 'add a date, like "2024-02"' };
  }
  if (status.in !== undefined && status.word !== 'proposed') {
    return { what: `status "${status.word}" has "in"`, mend: '"in" names the tree that carries a proposal; drop it' };
  }
  return undefined;
}

/** The words after the status word: `v6.8`, `seen in v6.12`, `2024-02, in linux-next 2026-09-23`. Empty where there are none. */
export function statusDetail(status: Status): string {
  const parts: string[] = [];
  if (status.since !== undefined) parts.push(status.since);
  if (status.seen !== undefined) parts.push(`seen in ${status.seen.join(' and ')}`);
  if (status.date !== undefined) parts.push(status.date);
  if (status.in !== undefined) parts.push(`in ${status.in}`);
  return parts.join(', ');
}

/** The status as a reader says it: `merged v6.8`, `merged v6.8, seen in v7.3`, `merged, seen in v6.12 and v7.3`, `proposed 2024-02`. */
export function statusText(status: Status): string {
  const detail = statusDetail(status);
  if (detail === '') return status.word;
  return status.since === undefined && status.seen !== undefined ? `${status.word}, ${detail}` : `${status.word} ${detail}`;
}
