import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inBatches } from './batches.ts';

/** Writes files by their paths below a folder, and makes the folders that they need. */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const placed = [...files].map(([name, content]) => ({ file: path.join(folder, name), content }));
  await inBatches([...new Set(placed.map(({ file }) => path.dirname(file)))], (directory) => mkdir(directory, { recursive: true }));
  await inBatches(placed, ({ file, content }) => writeFile(file, content));
}
