import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { firstPaintLinks } from './first-paint.ts';
import { BRIEFLY, HASHED_FOLDERS, KEEP, SECURITY_HEADERS } from './policy.ts';

/**
 * The text of `_headers`, which Netlify and Cloudflare Pages read from the root of the site. Both join the values of a header
 * that two rules set, so no file may be under two rules for caching: what these leave out, both ask for again on every visit.
 * @param base the base path
 * @param folder the built site
 */
export function headersFile(base: string, folder: string): string {
  const rule = (pattern: string, headers: Readonly<Record<string, string>>): string =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  const onPages = { 'Cache-Control': BRIEFLY, Link: firstPaintLinks(folder, base) };
  return [
    rule('/*', SECURITY_HEADERS),
    ...HASHED_FOLDERS.map((hashed) => rule(`${base}${hashed}*`, { 'Cache-Control': KEEP })),
    ...[base, ...pageFolders(folder).map((name) => `${base}${name}/*`)].map((pattern) => rule(pattern, onPages)),
  ].join('\n');
}

/** The folders at the root of a site that hold a page and no hashed folder. */
function pageFolders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'index.html')) && !HASHED_FOLDERS.some((hashed) => hashed.startsWith(`${name}/`)))
    .sort();
}
