/** The kinds of result, in the order that decides between scores that are close. */
export const KINDS = ['term', 'answer', 'claim', 'step', 'page', 'source'] as const;

export type Kind = (typeof KINDS)[number];

/** One thing that a search can find. */
export interface SearchEntry {
  kind: Kind;
  /** What the result is called. Plain text. */
  title: string;
  /** Where it stands and how it is cited, in a few words. Plain text. */
  context: string;
  /** Path plus fragment, without the base path. */
  address: string;
  /** Every way to write its name that is not its title: aliases, identifiers, label, Message-ID, commit. Looked up whole. */
  names: string[];
  /** Other ways to ask for it, in words. Searched as its title is. */
  also: string[];
  /** What it says, as plain text. */
  body: string;
  /** Ids of the topics it belongs to or is used in. */
  topics: string[];
  /** Its plain-text file for a mail, without the base path, where it has one. */
  mail?: string;
}
