import { KINDS, SEARCH_KINDS } from './kinds.ts';
import type { Result } from './rank.ts';

/** Results under one heading. */
export interface ShownGroup {
  heading: string;
  results: Result[];
}

const BEST = 3;
const MOST_OF_A_KIND = 8;

/** The best few first, whatever they are; the rest by kind, the kind with the best result first. */
export function shownGroups(results: readonly Result[]): ShownGroup[] {
  const rest = results.slice(BEST);
  const kinds = KINDS.map((kind) => ({ kind, first: rest.findIndex((result) => result.kind === kind) })).filter(({ first }) => first !== -1);
  kinds.sort((a, b) => a.first - b.first);
  const byKind = kinds.map(({ kind }) => ({
    heading: capital(SEARCH_KINDS[kind].plural),
    results: rest.filter((result) => result.kind === kind).slice(0, MOST_OF_A_KIND),
  }));
  return results.length === 0 ? [] : [{ heading: 'Best', results: results.slice(0, BEST) }, ...byKind];
}

/** How many of what: `14 results: 3 terms, 2 answers`. */
export function countText(results: readonly Result[]): string {
  const counts = KINDS.flatMap((kind) => {
    const count = results.filter((result) => result.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind : SEARCH_KINDS[kind].plural}`];
  });
  return `${results.length} ${results.length === 1 ? 'result' : 'results'}: ${counts.join(', ')}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
