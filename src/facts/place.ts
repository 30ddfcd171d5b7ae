import type { IdKind } from './id-kinds.ts';

/** Something that one can link to. `address` is path plus fragment, without the base path. */
export interface Place {
  address: string;
  /** What a link to it says where the author gives no words. */
  title: string;
}

/**
 * What is known of a thing that has an address: its entry in the address book. It is made once (src/addresses/things.ts) and carried from there to pages,
 * texts, search, data and scripts, so that none of them takes an address apart. All addresses in it are without the base path.
 */
export interface Thing<Kind extends IdKind = IdKind> extends Place {
  kind: Kind;
  /** The page it stands on, without fragment. */
  path: string;
  /** First part of that path; empty for the home page. */
  folder: string;
  /** Id of the topic it belongs to. */
  topic?: string;
  /** What a margin has room for: `step 4`, `eexist`, `answer`. */
  brief: string;
  /** `eom.resolve.eexist` */
  label?: string;
  /** The address that leads to it by its label: `/c/eom.resolve.eexist/`. */
  short?: string;
  /** Its plain-text file for a mail. */
  mail?: string;
  /** The same in Markdown. */
  markdown?: string;
  /** Its text drawing; where that is what a mail gets, the same file. */
  drawing?: string;
}

/** The kinds of things that can mention others. */
export const MENTION_KINDS = [
  'page',
  'claim',
  'row',
  'step',
  'window',
  'flow',
  'term',
  'answer',
  'lab',
  'model',
  'figure',
  'release',
] as const satisfies IdKind[];

/** A thing that names something else: for "used by" lists. */
export type Mention = Thing<(typeof MENTION_KINDS)[number]>;
