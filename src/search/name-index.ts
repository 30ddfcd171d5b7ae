import { stems, words } from './fold.ts';
import type { Kind } from './kinds.ts';
import type { NamedThing } from './names-file.ts';
import type { Query } from './query.ts';
import { withinOneSlip } from './slip.ts';

/** How the query fits a name, best first: it is the name, it ends, begins or stands in it, it is the name but for a slip or an ending, the name stands in it. */
export const FITS = ['exact', 'tail', 'start', 'part', 'slip', 'within'] as const;

export type Fit = (typeof FITS)[number];

/** A thing one of whose names fits the query. */
export interface NameHit {
  kind: Kind;
  address: string;
  title: string;
  /** The record of the index that has the rest of it. */
  record: string;
  /** The name that fits best, as it is written. */
  name: string;
  fit: Fit;
  /** How much of the name, or of the query, the fit covers: 0 to 1. */
  cover: number;
}

interface Name {
  thing: NamedThing;
  name: string;
  key: string;
  /** Its words between spaces. */
  spaced: string;
  /** Its stems between spaces. */
  stems: string;
  /** Where a word of it begins in the key. */
  starts: Set<number>;
}

/** Names of things, for look-ups by any way to write them. */
export class NameIndex {
  private readonly names: Name[];

  constructor(things: readonly NamedThing[]) {
    this.names = things.flatMap((thing) => [thing.title, ...thing.names].map((name) => keyed(thing, name)));
  }

  /** The things that fit, each once, best first. Slips count only where nothing fits better. */
  find(query: Query): NameHit[] {
    const keys = [query.key, ...query.partKeys].filter((key) => key.length > 1);
    const hits = keys.flatMap((key, i) =>
      i === 0 ? this.fitting(key, query.words) : this.fitting(key, []).map((hit) => weaker(hit, key.length / query.key.length)),
    );
    if (hits.some(({ fit }) => fit !== 'within') || query.key.length < 5) return best(hits);
    const stemmed = query.stems.length > 1 ? query.stems.join(' ') : undefined;
    const slips = this.names.filter((name) => name.stems === stemmed || (name.key.length > 4 && withinOneSlip(name.key, query.key)));
    return best([...hits, ...slips.map((name) => hit(name, 'slip', 1))]);
  }

  /** The word of a name that is the given one but for a slip, or `undefined` where there is none or the word needs no mending. */
  mend(word: string): string | undefined {
    if (word.length < 5 || this.names.some(({ spaced }) => spaced.includes(` ${word} `))) return undefined;
    for (const { spaced } of this.names) for (const part of spaced.split(' ')) if (part.length > 4 && part !== word && withinOneSlip(part, word)) return part;
    return undefined;
  }

  /** The names nearest to a query that nothing fits: those that share most of its pairs of letters. */
  nearest(query: Query, count: number): NameHit[] {
    const pairs = new Set(pairsOf(query.key));
    const scored = this.names
      .filter(({ thing }) => thing.kind === 'term')
      .map((name) => {
        const own = pairsOf(name.key);
        return hit(name, 'within', (2 * own.filter((pair) => pairs.has(pair)).length) / (own.length + pairs.size + 1));
      });
    return best(scored)
      .filter(({ cover }) => cover > 0.2)
      .slice(0, count);
  }

  private fitting(key: string, queryWords: readonly string[]): NameHit[] {
    const spaced = ` ${queryWords.join(' ')} `;
    return this.names.flatMap((name) => {
      const found = fitOf(name, key, spaced);
      return found === undefined ? [] : [hit(name, found.fit, found.cover)];
    });
  }
}

function keyed(thing: NamedThing, name: string): Name {
  const starts = new Set<number>();
  const own = words(name);
  let at = 0;
  for (const word of own) {
    starts.add(at);
    at += word.length;
  }
  return { thing, name, key: own.join(''), spaced: ` ${own.join(' ')} `, stems: stems(name).join(' '), starts };
}

function fitOf({ key, spaced: own, starts }: Name, query: string, spaced: string): { fit: Fit; cover: number } | undefined {
  if (key === '') return undefined;
  if (key === query) return { fit: 'exact', cover: 1 };
  const cover = query.length / key.length;
  if (key.endsWith(query) && starts.has(key.length - query.length)) return { fit: 'tail', cover };
  if (key.startsWith(query)) return { fit: 'start', cover };
  for (let at = key.indexOf(query, 1); at !== -1; at = key.indexOf(query, at + 1)) if (starts.has(at)) return { fit: 'part', cover };
  return spaced.includes(own) ? { fit: 'within', cover: key.length / query.length } : undefined;
}

function hit({ thing: { kind, address, title, record }, name }: Name, fit: Fit, cover: number): NameHit {
  return { kind, address, title, record, name, fit, cover };
}

/** What fits only a piece of a pasted expression says less than what fits the whole of it, and a long piece more than a short one. */
function weaker(found: NameHit, share: number): NameHit {
  return { ...found, fit: found.fit === 'exact' ? 'tail' : 'part', cover: found.cover * share };
}

/** Each thing once, with its best name; best first. */
export function best(hits: readonly NameHit[]): NameHit[] {
  const sorted = [...hits].sort(
    (a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || b.cover - a.cover || Number(b.name === b.title) - Number(a.name === a.title),
  );
  const seen = new Set<string>();
  return sorted.filter(({ address }) => !seen.has(address) && seen.add(address));
}

function pairsOf(key: string): string[] {
  return [...key].slice(1).map((letter, i) => (key[i] ?? '') + letter);
}
