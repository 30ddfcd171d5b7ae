import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The assets that the first paint of every page waits for: what their names look like, and what a browser is told that they are. Not the fonts: what a
 * header asks for holds the paint, and no script can let it go (see src/layouts/Base.astro).
 */
const WAITED_FOR = [
  [/^first\..*\.css$/, 'as=style'],
  [/^before-paint\..*\.js$/, 'as=script'],
] as const;

/**
 * The `Link` header of a page. By it a browser asks for these assets before it has read the page, in which the policy makes it wait until it
 * comes to them (a tenth of a second on a phone).
 * @param folder the built site
 * @param base the base path, with a slash at both ends
 */
export function firstPaintLinks(folder: string, base: string): string {
  const names = readdirSync(path.join(folder, 'assets')).sort();
  const links = WAITED_FOR.flatMap(([form, as]) => names.filter((name) => form.test(name)).map((name) => `<${base}assets/${name}>; rel=preload; ${as}`));
  return links.join(', ');
}
