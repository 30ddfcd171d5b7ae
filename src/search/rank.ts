import { otherNames, type SearchEntry } from './entry.ts';
import { stems, words } from './fold.ts';
import { KINDS, SEARCH_KINDS } from './kinds.ts';
import type { Fit, NameHit } from './name-index.ts';
import type { Query, Unit } from './query.ts';

export interface Result extends SearchEntry {
  score: number;
}

/** What the ranking knows besides the query. */
export interface RankFacts {
  /** Names that fit, by address. */
  hits: ReadonlyMap<string, NameHit>;
  /** How much a unit of the query tells: high for a rare one, nothing for one that stands nowhere. */
  weight: (unit: Unit) => number;
  /** Whether a unit is the name of an error: it says what went wrong, and not with what. */
  isErrno?: (unit: Unit) => boolean;
  /** The topic in which the reader is. */
  topic?: string;
}

const FIT_SCORE: Record<Fit, number> = { exact: 200, slip: 110, tail: 70, start: 60, part: 50, within: 14 };
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
  const { score, share, asked } = textScore(query, candidate, facts);
  if (hit === undefined && score === 0) return undefined;
  const name = hit === undefined ? 0 : FIT_SCORE[hit.fit] * (0.5 + 0.5 * hit.cover) + (hit.fit === 'exact' && hit.name === hit.title ? 5 : 0);
  const near = facts.topic !== undefined && candidate.topics.includes(facts.topic) ? 1 : 0;
  const kind = SEARCH_KINDS[candidate.kind];
  if (kind.asks && !(answers(query, asked) && asksOfNoOtherError(query, candidate, facts))) return name + score * Math.min(1, 0.5 + share / 2) + near;
  const question = kind.asks
    ? (query.question ? 8 : 0) + 20 * Math.max(...[candidate.title, ...otherNames(candidate)].map((text) => alike(words(text), query.words)))
    : 0;
  return name + score + kind.worth + question + near;
}

/** Whether a question that has so many units in common with what the reader asks is the same question: one of several is no answer. */
function answers({ units, question }: Query, common: number): boolean {
  return units.length < 2 || (common >= units.length / 2 && (common > 1 || question));
}

/** An answer that is about an error answers no question without it. */
function asksOfNoOtherError({ units }: Query, { title }: SearchEntry, { isErrno }: RankFacts): boolean {
  const errors = (title.match(/\bE[A-Z0-9]{2,}\b/g) ?? []).filter((word) => isErrno?.({ text: word, words: [], stems: [] }));
  return errors.every((word) => units.some(({ text }) => text.toUpperCase() === word));
}

function holds(candidate: SearchEntry, phrase: readonly string[]): boolean {
  return [candidate.title, candidate.context, candidate.body, ...otherNames(candidate)].some((text) =>
    ` ${words(text).join(' ')} `.includes(` ${phrase.join(' ')} `),
  );
}

/** A text of a candidate, to be looked through. */
interface Field {
  stems: readonly string[];
  /** Its words between spaces. */
  spaced: string;
}

interface Fields {
  title: Field;
  names: readonly Field[];
  body: Field;
  context: Field;
}

const known = new WeakMap<SearchEntry, Fields>();

/** The words of a candidate, worked out once: a reader who types meets the same candidates again and again. */
function fieldsOf(candidate: SearchEntry): Fields {
  const before = known.get(candidate);
  if (before !== undefined) return before;
  const field = (text: string): Field => ({ stems: stems(text), spaced: ` ${words(text).join(' ')} ` });
  const { title, body, context } = candidate;
  const fields = { title: field(title), names: otherNames(candidate).map(field), body: field(body), context: field(context) };
  known.set(candidate, fields);
  return fields;
}

/** How well a unit stands in a text: 1 for itself; an identifier is hardly there where only its words are. */
function stands(unit: Unit, { stems: own, spaced }: Field): number {
  const [first = ''] = unit.stems;
  if (unit.key === undefined) return own.includes(first) ? 1 : own.some((word) => word.startsWith(first)) ? 0.8 : 0;
  if (spaced.includes(` ${unit.words.join(' ')}`)) return 1;
  return unit.stems.every((stem) => own.includes(stem)) ? 0.4 : 0;
}

/**
 * What the words say: a score of 0 to 75, by how many of the units stand in the title, the names and the body, the telling ones counting more, and
 * by how much of the title they are; the share of the query that stands anywhere; and how many of its units stand in the title and the names.
 */
function textScore(query: Query, candidate: SearchEntry, facts: RankFacts): { score: number; share: number; asked: number } {
  const own = SEARCH_KINDS[candidate.kind].title;
  const { title, names, body, context } = fieldsOf(candidate);
  let [got, all, asked, besideErrno] = [0, 0, 0, false];
  const units = query.units.filter((unit) => facts.weight(unit) > 0);
  for (const unit of units) {
    const most = facts.weight(unit);
    const inTitle = stands(unit, title);
    const inNames = Math.max(0, ...names.map((name) => stands(unit, name)));
    const found = Math.max(own * inTitle, 0.9 * inNames, 0.7 * stands(unit, body), 0.4 * stands(unit, context));
    all += most;
    got += most * found;
    if (inTitle + inNames > 0.5) asked += 1;
    if (found > 0 && facts.isErrno?.(unit) !== true) besideErrno = true;
  }
  if (got === 0) return { score: 0, share: 0, asked: 0 };
  const share = got / all;
  const likeness = Math.max(...[title, ...names].map((name) => alike(name.stems, query.stems)));
  const score = 60 * share ** 1.5 + 15 * own * likeness;
  // An error belongs to what gave it: where that is asked for too, the error alone tells nothing.
  const errnoAlone = !besideErrno && units.some((unit) => facts.isErrno?.(unit) !== true);
  return { score: errnoAlone ? score * 0.3 : score, share, asked };
}

/** The share of two lists of words that they have in common: 1 for the same ones. */
function alike(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((stem) => b.includes(stem)).length;
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}
