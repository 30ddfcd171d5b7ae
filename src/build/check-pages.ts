import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Thing } from '../facts/place.ts';

/**
 * Checks that there is a page for each page in the address book.
 * @param folder the folder of the built site
 * @throws Error that names each one that has none
 */
export function checkPages(things: Iterable<Thing>, folder: string): void {
  const pages = [...things].filter(({ address, path: page }) => address === page);
  const missing = pages.filter(({ path: page }) => !existsSync(path.join(folder, page, 'index.html'))).map(({ kind, path: page }) => `${page} (kind: ${kind})`);
  if (missing.length > 0) throw new Error(`nothing makes the page of ${missing.join(', of ')}: write its template in src/pages/`);
}
