import type { ProblemList } from './problem.ts';

/** Path plus fragment must survive quoting and wrapping in a mail (design: Addresses). */
export const MAX_ADDRESS = 60;

const ID = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Says what is wrong with an id, or gives `undefined` for a good one.
 * @param what what the author calls it, where that is not "id"
 */
export function idFault(id: string, what = 'id'): string | undefined {
  if (ID.test(id) && !id.includes('--')) return undefined;
  return `${what} "${id}" breaks the id rules`;
}

/**
 * Notes a problem where an id breaks the rules.
 * @param what as for {@link idFault}
 * @returns whether it keeps them
 */
export function checkId(id: string, file: string, line: number, problems: ProblemList, what?: string): boolean {
  const fault = idFault(id, what);
  if (fault !== undefined)
    problems.add(file, line, fault, 'use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit');
  return fault === undefined;
}

/** Path of an address, without its fragment. */
export function pathOf(address: string): string {
  return address.split('#')[0] ?? address;
}

/** Makes an id part from words, e.g. `already installed, swapped` to `already-installed-swapped`. Empty where no letter or digit is left. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The address of the plain-text twin of a page: its address without the last slash, with `.txt`. The home page's is `/index.txt`. */
export function twinAddress(path: string): string {
  return path === '/' ? '/index.txt' : `${path.replace(/\/$/, '')}.txt`;
}
