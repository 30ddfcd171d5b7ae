import { otherNames, type SearchEntry } from './entry.ts';
import { stems, words } from './fold.ts';
import { KINDS, SEARCH_KINDS } from './kinds.ts';
import type { Fit, NameHit } from './name-index.ts';
import type { Query } from './query.ts';

export interface Result extends SearchEntry {
  score: number;
}

/** What the ranking knows besides the query. */
export interface RankFacts {
  /** Names that fit, by address. */
  hits: ReadonlyMap<string, NameHit>;
  /** How much a stem tells: high for a rare one. */
  weight: (stem: string) => number;
  /** The topic in which the reader is. */
  topic?: string;
}

const FIT_SCORE: Record<Fit, number> = { exact: 200, slip: 110, tail: 70, start: 60, part: 50, within: 12 };
/** A result this much weaker than the best is noise. */
const NOISE = 0.3;

/** Puts the candidates in order, best first, without those that do not fit. Equal scores keep a fixed order: kind, then address. */
export function rank(query: Query, candidates: readonly SearchEntry[], facts: RankFacts): Result[] {
  const results = candidates.flatMap((candidate) => {
    const score = scoreOf(query, candidate, facts);
    return score === undefined ? [] : [{ ...candidate, score }];
  });
  results.sort((a, b) => b.score - a.score || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.address < b.address ? -1 : 1));
  const floor = (results[0]?.score ?? 0) * NOISE;
  return results.filter(({ score }) => score >= Math.min(floor, 30));
}

function scoreOf(query: Query, candidate: SearchEntry, facts: RankFacts): number | undefined {
  const hit = facts.hits.get(candidate.address);
  if (query.phrase !== undefined && !holds(candidate, query.phrase)) return undefined;
  const text = textScore(query, candidate, facts.weight);
  if (hit === undefined && text === 0) return undefined;
  const name = hit === undefined ? 0 : FIT_SCORE[hit.fit] * (0.5 + 0.5 * hit.cover) + (hit.fit === 'exact' && hit.name === hit.title ? 5 : 0);
  const kind = SEARCH_KINDS[candidate.kind];
  const asked = kind.asks
    ? (query.question ? 8 : 0) + 20 * Math.max(...[candidate.title, ...otherNames(candidate)].map((name) => alike(words(name), query.words)))
    : 0;
  const near = facts.topic !== undefined && candidate.topics.includes(facts.topic) ? 1 : 0;
  return name + text + kind.worth + asked + near;
}

function holds(candidate: SearchEntry, phrase: readonly string[]): boolean {
  return [candidate.title, candidate.context, candidate.body, ...otherNames(candidate)].some((text) =>
    ` ${words(text).join(' ')} `.includes(` ${phrase.join(' ')} `),
  );
}

interface Fields {
  title: readonly string[];
  names: readonly (readonly string[])[];
  body: readonly string[];
  context: readonly string[];
}

const known = new WeakMap<SearchEntry, Fields>();

/** The stems of a candidate, worked out once: a reader who types meets the same candidates again and again. */
function fieldsOf(candidate: SearchEntry): Fields {
  const before = known.get(candidate);
  if (before !== undefined) return before;
  const fields = { title: stems(candidate.title), names: otherNames(candidate).map(stems), body: stems(candidate.body), context: stems(candidate.context) };
  known.set(candidate, fields);
  return fields;
}

/** 0 to 75: how many of the stems stand in the title, the names and the body, the telling ones counting more; and how much of the title they are. */
function textScore(query: Query, candidate: SearchEntry, weight: RankFacts['weight']): number {
  if (query.stems.length === 0) return 0;
  const own = SEARCH_KINDS[candidate.kind].title;
  const { title, names, body, context } = fieldsOf(candidate);
  const fields = [{ in: title, worth: own }, ...names.map((name) => ({ in: name, worth: 0.9 })), { in: body, worth: 0.7 }, { in: context, worth: 0.4 }];
  let got = 0;
  let all = 0;
  for (const stem of query.stems) {
    const most = weight(stem);
    all += most;
    got += most * Math.max(0, ...fields.map((field) => field.worth * (field.in.includes(stem) ? 1 : field.in.some((word) => word.startsWith(stem)) ? 0.8 : 0)));
  }
  const share = all === 0 ? 0 : got / all;
  const likeness = Math.max(...[title, ...names].map((name) => alike(name, query.stems)));
  return share === 0 ? 0 : 60 * share ** 1.5 + 15 * own * likeness;
}

/** The share of two lists of words that they have in common: 1 for the same ones. */
function alike(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((stem) => b.includes(stem)).length;
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}
