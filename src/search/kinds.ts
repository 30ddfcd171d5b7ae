/*
 * To add a kind of result:
 * 1. Write its record into the list below; its place there decides between scores that are equal.
 * 2. Write src/search/makers/<kind>s.ts, which makes its entries from the site, and name it in src/search/entries.ts.
 * 3. Put a query for one of them into tests/search/queries.ts.
 * The compiler names what is missing; the choice of kinds in the forms, the headings and the ranking are made from the list.
 */

import type { Collection } from '../addresses/collections.ts';

/** What the search knows about a kind of result. */
export interface SearchKind {
  /** What several are called: the heading over them, and the choice that narrows a search to them. */
  plural: string;
  /** What decides between scores that are close. */
  worth: number;
  /** How much a word in its title tells: 1, or less where the title is shared with its neighbours or is somebody else's. */
  title: number;
  /** Its title is a question, to be compared with the reader's. */
  asks: boolean;
  /** Where its names are looked up: at every search, when the query may be a label or another reference, or in the full text alone. */
  lookup: 'always' | 'reference' | 'text';
  /** With what it shares a record of the index: with its like, or with what stands on its page. */
  beside: 'its like' | 'its page';
  /** It begins a record of the index: what follows on its page belongs to it. */
  opens: boolean;
}

const onPage = { title: 1, asks: false, lookup: 'text', beside: 'its page', opens: false } as const;

export const SEARCH_KINDS = {
  term: { ...onPage, plural: 'terms', worth: 5, lookup: 'always', beside: 'its like' },
  answer: { ...onPage, plural: 'answers', worth: 4, asks: true, lookup: 'reference', beside: 'its like' },
  claim: { ...onPage, plural: 'claims', worth: 2, title: 0.75, lookup: 'reference' },
  step: { ...onPage, plural: 'steps', worth: 1, title: 0.75, lookup: 'reference' },
  page: { ...onPage, plural: 'pages', worth: 2, lookup: 'always' },
  section: { ...onPage, plural: 'sections', worth: 2, opens: true },
  figure: { ...onPage, plural: 'figures', worth: 2 },
  flow: { ...onPage, plural: 'flows', worth: 2, lookup: 'always' },
  feature: { ...onPage, plural: 'features', worth: 2 },
  lab: { ...onPage, plural: 'labs', worth: -2, title: 0.75 },
  model: { ...onPage, plural: 'models', worth: -2, title: 0.75 },
  source: { ...onPage, plural: 'sources', worth: -10, title: 0.75, lookup: 'reference' },
} as const satisfies Record<string, SearchKind> & Record<Collection, SearchKind>;

export type Kind = keyof typeof SEARCH_KINDS;

/** The names of the kinds, in their order. */
export const KINDS = Object.keys(SEARCH_KINDS) as Kind[]; // the keys of the very list that `Kind` is made from

/** Whether a word names a kind. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(SEARCH_KINDS, word);
}
