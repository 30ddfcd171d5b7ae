/** The kinds of result, in the order that decides between scores that are close. */
export const KINDS = ['term', 'answer', 'claim', 'step', 'page', 'source'] as const;

export type Kind = (typeof KINDS)[number];

/** One thing that a search can find. All texts are plain. */
export interface SearchEntry {
  kind: Kind;
  /** What the result is called. */
  title: string;
  /** Where it stands, how sure it is and how it is cited, in a few words. */
  context: string;
  /** Path plus fragment, without the base path. */
  address: string;
  /** Other ways to write its name: aliases, identifiers, label, Message-ID, commit. */
  names: string[];
  /** Other ways to ask for it; searched as its title is. */
  also: string[];
  /** What it says. */
  body: string;
  /** Ids of the topics it belongs to or is used in. */
  topics: string[];
  /** Its plain-text file for mails, without the base path, where it has one. */
  mail?: string;
}
