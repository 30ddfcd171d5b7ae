import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inBatches } from './batches.ts';

/** Name of the list of every file's hash, at the root of the site. */
export const MANIFEST = 'manifest.sha256';

/**
 * Writes the SHA-256 of every file below `folder` to `manifest.sha256` there, in the format of `sha256sum`, sorted by name.
 * It is written last of all, so a folder that has it is whole.
 * @returns the manifest's text
 */
export async function writeManifest(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const files = names.filter((name) => name !== MANIFEST).sort();
  const text = (await inBatches(files, (name) => hashLine(folder, name))).join('');
  await writeFile(path.join(folder, MANIFEST), text);
  return text;
}

async function hashLine(folder: string, name: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(folder, name)));
  return `${hash.digest('hex')}  ${name}\n`;
}
