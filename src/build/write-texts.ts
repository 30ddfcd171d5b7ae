import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../model/types.ts';
import { textFiles } from '../text/all.ts';

const AT_ONCE = 100;

/**
 * Writes every plain text of the site. A route of Astro's for each of thousands would cost a third of the build.
 * @param folder the site that is being built
 */
export async function writeTexts(site: Site, folder: string): Promise<void> {
  const files = [...textFiles(site)];
  for (const directory of new Set(files.map(([address]) => path.dirname(address)))) await mkdir(path.join(folder, directory), { recursive: true });
  for (let i = 0; i < files.length; i += AT_ONCE)
    await Promise.all(files.slice(i, i + AT_ONCE).map(([address, text]) => writeFile(path.join(folder, address), text)));
}
