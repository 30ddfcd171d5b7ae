/** Path plus fragment must survive quoting and wrapping in a mail (design: Addresses). */
export const MAX_ADDRESS = 60;

const ID = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** Says what is wrong with an id, or gives `undefined` for a good one. */
export function idFault(id: string): string | undefined {
  if (ID.test(id) && !id.includes('--')) return undefined;
  return `id "${id}" breaks the id rules`;
}

/** The mend that goes with {@link idFault}. */
export const ID_MEND = 'use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit';

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
