import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the content, with its path from the repository's root. */
export interface ContentFile {
  file: string;
  /** File name without folder and ending. */
  name: string;
  text: string;
}

/**
 * Reads every file with the given ending that lies directly in `folder`, in the order of their names.
 * A folder that does not exist is an empty collection.
 */
export function readFolder(root: string, folder: string, ending: string): ContentFile[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ file: `${folder}/${name}`, name: name.slice(0, -ending.length), text: readText(join(path, name)) }));
}

/** Reads one file; one that does not exist reads as empty. */
export function readOne(root: string, file: string): ContentFile {
  const path = join(root, file);
  const name = file.split('/').at(-1) ?? file;
  return { file, name, text: existsSync(path) ? readText(path) : '' };
}

/** Editors on other systems end lines with two characters and start files with a mark; neither means anything here. */
function readText(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n');
}
