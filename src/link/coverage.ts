import type { Claim } from '../blocks/claim/claim.ts';
import type { Topic } from '../content/topics.ts';
import { codeDrift } from '../facts/drift.ts';
import { type CodeSource, isCode, pinOf } from '../facts/source.ts';
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
  /** Claims that a lab has shown, as a whole or in a row of their table. */
  shown: number;
  /** Claims that a model has shown, by trying every order of its moves. */
  tried: number;
}

/** What the table of evidence says of itself. */
export const EVIDENCE_LEDE =
  'How many claims lead to pinned lines of code, what became of the code under them in the newest release that the pins were compared with, and how many a lab or a model has shown.';

/** The columns of that table, with their heads. */
export const EVIDENCE_COLUMNS = [
  ['claims', 'Claims'],
  ['pinned', 'Lead to lines'],
  ['unchanged', 'Code unchanged'],
  ['reread', 'Changed, read again'],
  ['waiting', 'Changed, not read again yet'],
  ['shown', 'Shown by a lab'],
  ['tried', 'Shown by a model'],
] as const satisfies readonly [Exclude<keyof Coverage, 'topic'>, string][];

/** How many of the citations that claims make of pinned versions lead to lines, in a sentence. */
export function pinnedCitationsText(site: Site): string {
  const { cited, lines } = linesCited(site);
  return `Of ${cited.toLocaleString('en')} citations of versions that could be pinned ${lines.toLocaleString('en')} lead to lines; the others mean a file as a whole, as where a thing is not in it.`;
}

/** Counts the citations that claims make of versions of which anything is pinned, and those among them that lead to lines. */
export function linesCited({ claims, sources }: Site): { cited: number; lines: number } {
  const versions = new Set([...sources.values()].flatMap((source) => (isCode(source) && Object.keys(source.pins).length > 0 ? [versionOf(source)] : [])));
  const cited = [...claims.values()].flatMap(({ citations }) =>
    citations.flatMap(({ source: id, symbol }) => {
      const source = sources.get(id);
      return source !== undefined && isCode(source) && versions.has(versionOf(source)) ? [symbol !== undefined && pinOf(source, symbol) !== undefined] : [];
    }),
  );
  return { cited: cited.length, lines: cited.filter((leads) => leads).length };
}

function versionOf({ tree, version }: CodeSource): string {
  return `${tree} ${version}`;
}

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
  const counts = { pinned: 0, unchanged: 0, reread: 0, waiting: 0, shown: 0, tried: 0 };
  for (const claim of claims) {
    const pinned = claim.citations.some(({ source: id, symbol }) => {
      const source = site.sources.get(id);
      return source !== undefined && isCode(source) && symbol !== undefined && pinOf(source, symbol) !== undefined;
    });
    if (pinned) counts.pinned++;
    if (claim.shown.length > 0) counts.shown++;
    if (claim.tried.length > 0) counts.tried++;
    const drift = codeDrift(claim, site.sources);
    if (drift?.drift === 'unchanged') counts.unchanged++;
    else if (drift !== undefined) counts[drift.reread ? 'reread' : 'waiting']++;
  }
  return counts;
}
