import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

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
  const lines: string[] = [];
  for (const name of names.filter((name) => name !== MANIFEST).sort()) {
    lines.push(
      `${createHash('sha256')
        .update(await readFile(path.join(folder, name)))
        .digest('hex')}  ${name}\n`,
    );
  }
  const text = lines.join('');
  await writeFile(path.join(folder, MANIFEST), text);
  return text;
}
