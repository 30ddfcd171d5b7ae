import { HASHED_FOLDERS, KEEP, SECURITY_HEADERS } from './policy.ts';

/**
 * The text of `_headers`, which Netlify and Cloudflare Pages read from the root of the site. Both join the values of a header
 * that two rules set, so the rule for everything sets no caching: what it leaves out, both ask for again on every visit.
 */
export function headersFile(base: string): string {
  const rule = (pattern: string, headers: Readonly<Record<string, string>>): string =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [rule('/*', SECURITY_HEADERS), ...HASHED_FOLDERS.map((folder) => rule(`${base}${folder}*`, { 'Cache-Control': KEEP }))].join('\n');
}
