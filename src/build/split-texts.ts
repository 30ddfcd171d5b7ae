import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const BUNDLE = 'texts.json';
const AT_ONCE = 100;

/**
 * Writes the text files that the page `texts.json` holds, and removes that page.
 * @param folder the built site
 */
export async function splitTexts(folder: string): Promise<void> {
  const bundle = path.join(folder, BUNDLE);
  const files = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(await readFile(bundle, 'utf8'))));
  for (const directory of new Set(files.map(([address]) => path.dirname(address)))) await mkdir(path.join(folder, directory), { recursive: true });
  for (let i = 0; i < files.length; i += AT_ONCE)
    await Promise.all(files.slice(i, i + AT_ONCE).map(([address, text]) => writeFile(path.join(folder, address), text)));
  await rm(bundle);
}
