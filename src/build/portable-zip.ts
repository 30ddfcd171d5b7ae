import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** The earliest date that a zip file can hold, so that equal folders make equal files. */
const MTIME = new Date(1980, 0, 1);

/**
 * Packs every file below a folder. Equal folders give equal bytes, whenever and in whatever order their files were written.
 * @returns the zip file
 * @throws where a file cannot be read
 */
export async function zipOf(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const files: Zippable = {};
  for (const place of places.sort()) files[place.split(path.sep).join('/')] = new Uint8Array(await readFile(path.join(folder, place)));
  return zipSync(files, { level: 9, mtime: MTIME });
}
