import type { Claim } from '../blocks/claim/claim.ts';
import type { Topic } from '../content/topics.ts';
import { codeDrift } from '../facts/drift.ts';
import { isCode, pinOf } from '../facts/source.ts';
import type { Site } from './site.ts';

/** How far the claims of a topic stand on evidence that was made by machine. */
export interface Coverage {
  topic: Topic;
  claims: number;
  /** Claims with at least one citation that leads to pinned lines. */
  pinned: number;
  /** Claims about released code all of which is the same in the newest release that the pins were compared with. */
  unchanged: number;
  /** Claims whose code changed and that somebody has read again there. */
  reread: number;
  /** Claims whose code changed and that nobody has read again there yet. */
  waiting: number;
}

/** What the table of evidence says of itself. */
export const EVIDENCE_LEDE =
  'How many claims lead to pinned lines of code, and what became of the code under them in the newest release that the pins were compared with.';

/** The columns of that table, with their heads. */
export const EVIDENCE_COLUMNS = [
  ['claims', 'Claims'],
  ['pinned', 'Lead to lines'],
  ['unchanged', 'Code unchanged'],
  ['reread', 'Changed, read again'],
  ['waiting', 'Changed, not read again yet'],
] as const satisfies readonly [Exclude<keyof Coverage, 'topic'>, string][];

/** Counts the evidence of each topic's pages and flows, in the order of the topics. */
export function coverage(site: Site): Coverage[] {
  const owners = new Map<string, Topic>([...site.pages, ...site.flows.values()].map(({ path, topic }) => [path, topic]));
  const own = Map.groupBy(site.claims.values(), (claim) => owners.get(claim.thing.path));
  return site.topics.flatMap((topic) => {
    const claims = own.get(topic) ?? [];
    return claims.length === 0 ? [] : [{ topic, claims: claims.length, ...countOf(claims, site) }];
  });
}

function countOf(claims: readonly Claim[], site: Site): Omit<Coverage, 'topic' | 'claims'> {
  const counts = { pinned: 0, unchanged: 0, reread: 0, waiting: 0 };
  for (const claim of claims) {
    const pinned = claim.citations.some(({ source: id, symbol }) => {
      const source = site.sources.get(id);
      return source !== undefined && isCode(source) && symbol !== undefined && pinOf(source, symbol) !== undefined;
    });
    if (pinned) counts.pinned++;
    const drift = codeDrift(claim, site.sources);
    if (drift?.drift === 'unchanged') counts.unchanged++;
    else if (drift !== undefined) counts[drift.reread ? 'reread' : 'waiting']++;
  }
  return counts;
}
