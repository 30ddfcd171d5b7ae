import type { Thing } from '../facts/place.ts';

/** What an element says of the thing that it shows, for the script that copies it (src/client/copy/target.ts). Nothing where there is nothing to copy. */
export function copied({ label, address, mail, markdown, drawing }: Thing): Record<string, string | undefined> {
  return mail === undefined ? {} : { 'data-copy': mail, 'data-label': label, 'data-address': address, 'data-markdown': markdown, 'data-drawing': drawing };
}
