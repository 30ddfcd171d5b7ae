import type { Drift } from './pin.ts';
import { compareReleases, releaseOf } from './releases.ts';
import { type Citation, isCode, pinOf, type Source } from './source.ts';
import type { Status } from './status.ts';

/** What became of the code under a statement in the newest release that its pins were compared with. */
export interface CodeDrift {
  /** `v7.3` */
  release: string;
  /** `changed` where any of it is not the same. */
  drift: 'unchanged' | 'changed';
  /** Whether somebody has read the statement again in that release. */
  reread: boolean;
}

const SAME: readonly Drift[] = ['unchanged', 'moved'];

/**
 * Gathers what became of the code that a statement about released code rests on.
 * @returns `undefined` where the statement is of another kind, or nothing of it was compared with a newer release
 */
export function codeDrift(
  { citations, status }: { citations: readonly Citation[]; status: Status },
  sources: ReadonlyMap<string, Source>,
): CodeDrift | undefined {
  if (status.word !== 'merged') return undefined;
  const cited = citations.flatMap(({ source: id, symbol }) => {
    const source = sources.get(id);
    return source !== undefined && isCode(source) ? [{ source, newer: pinOf(source, symbol)?.newer ?? {} }] : [];
  });
  const [newest] = cited.flatMap(({ newer }) => Object.keys(newer)).sort((a, b) => compareReleases(b, a));
  if (newest === undefined) return undefined;
  const release = releaseOf(newest);
  const same = cited.every(({ newer }) => newer[newest] === undefined || SAME.includes(newer[newest].drift));
  const reread = status.seen?.includes(release) === true || cited.some(({ source }) => releaseOf(source.version) === release);
  return { release, drift: same ? 'unchanged' : 'changed', reread };
}

/** The drift as a reader says it. */
export function driftText({ release, drift, reread }: CodeDrift): string {
  if (drift === 'unchanged') return `code unchanged to ${release}`;
  return `code changed by ${release}, ${reread ? 'read again' : 'not read again yet'}`;
}
