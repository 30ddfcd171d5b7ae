import type { Kind } from './kinds.ts';

/** One thing that a search can find. All texts are plain. */
export interface SearchEntry {
  kind: Kind;
  /** What the result is called. */
  title: string;
  /** Where it stands and how sure it is, in a few words. */
  context: string;
  /** Path plus fragment, without the base path. */
  address: string;
  /** Its label, where it has one; shown before the context. */
  label?: string;
  /** Other ways to write its name: aliases, identifiers, Message-ID, commit. */
  names: readonly string[];
  /** Other ways to ask for it; searched as its title is. */
  also: readonly string[];
  /** What it says. */
  body: string;
  /** Ids of the topics it belongs to or is used in. */
  topics: readonly string[];
  /** Its plain-text file for mails, without the base path, where it has one. */
  mail?: string;
}

/** An entry as a file of the index carries it: without what is empty. */
export type PackedEntry = Pick<SearchEntry, 'kind' | 'title' | 'address'> & Partial<SearchEntry>;

/** Leaves out what is empty. */
export function packed({ kind, title, address, context, label, names, also, body, topics, mail }: SearchEntry): PackedEntry {
  return {
    kind,
    title,
    address,
    ...(context !== '' && { context }),
    ...(label !== undefined && { label }),
    ...(names.length > 0 && { names }),
    ...(also.length > 0 && { also }),
    ...(body !== '' && { body }),
    ...(topics.length > 0 && { topics }),
    ...(mail !== undefined && { mail }),
  };
}

/** Gives back what was left out. */
export function unpacked(entry: PackedEntry): SearchEntry {
  return { context: '', names: [], also: [], body: '', topics: [], ...entry };
}

/** All its names beside its title. */
export function otherNames({ label, names, also }: SearchEntry): string[] {
  return [...(label === undefined ? [] : [label]), ...names, ...also];
}
