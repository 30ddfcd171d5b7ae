/** Keeps drawings between builds, under names that change with everything a drawing depends on. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FONT_FILES, fontFolder, SHARED_SOURCES, sourceFolder } from './folders.ts';
import type { Diagram, DiagramInput, Script } from './types.ts';

/** A fingerprint of the tools: our source, Mermaid's version and the fonts. */
export async function toolsPrint(): Promise<string> {
  const hash = createHash('sha256');
  const sources = (await readdir(sourceFolder())).filter((name) => name.endsWith('.ts')).sort();
  const manifest = path.join(process.cwd(), 'node_modules/mermaid/package.json');
  const files = [
    ...sources.map((name) => path.join(sourceFolder(), name)),
    ...SHARED_SOURCES.map((name) => path.resolve(name)),
    manifest,
    ...FONT_FILES.map((name) => path.join(fontFolder(), name)),
  ];
  for (const file of files) hash.update(path.basename(file)).update(await readFile(file));
  return hash.digest('hex');
}

/** The name of a drawing's cache file. Where the source stands does not matter, who takes part does. */
export function cacheName(tools: string, input: DiagramInput, script: Script): string {
  const parts = [tools, input.id, input.title, input.summary, input.code, script.participants];
  return `${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}.json`;
}

/** @returns the drawing, or nothing where it is not kept, or `damaged` where the file is not what was written */
export async function fetchDiagram(folder: string, name: string): Promise<Diagram | 'damaged' | undefined> {
  let found: string;
  try {
    found = await readFile(path.join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
  const [print = '', kept = ''] = found.split('\n');
  // Its print says that `storeDiagram` wrote it, and the name that it was this version of it.
  return print === printOf(kept) ? (JSON.parse(kept) as Diagram) : 'damaged';
}

/** Writes a drawing beside its final name and renames it, so that no reader ever finds half of one. */
export async function storeDiagram(folder: string, name: string, diagram: Diagram): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${name}.${randomUUID()}`);
  try {
    const kept = JSON.stringify(diagram);
    await writeFile(draft, `${printOf(kept)}\n${kept}`);
    await rename(draft, path.join(folder, name));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function printOf(kept: string): string {
  return createHash('sha256').update(kept).digest('hex');
}
