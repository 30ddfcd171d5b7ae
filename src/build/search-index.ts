import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Site } from '../model/types.ts';
import { searchEntries } from '../search/entries.ts';
import { entryGroups } from '../search/groups.ts';

/** Pagefind's user interfaces, which this site does not use, and its script, which is bundled with the site's own. */
const UNUSED = /^pagefind.*\.(?:js|css)$/;

/**
 * Where Pagefind starts to load its WebAssembly, and nobody hears of a failure but the console. The next search fails with the same
 * error, and says it to the reader.
 */
const UNWATCHED = 'this.init(options2?.language);';
const WATCHED = 'this.init(options2?.language).catch(()=>{});';

/** Makes the full-text index of the content, in memory. */
async function makeIndex(site: Site): Promise<PagefindIndex> {
  const { index, errors } = await createIndex();
  if (index === undefined) throw new Error(`Pagefind makes no index: ${errors.join('; ')}`);
  for (const group of entryGroups(searchEntries(site))) {
    // The words are stems already (src/search/fold.ts), so Pagefind must not stem them for a language of its own.
    const added = await index.addCustomRecord({
      url: group.address,
      content: group.content,
      language: 'unknown',
      meta: {},
      filters: { kind: group.kinds, topic: group.topics, entry: group.entries },
    });
    if (added.errors.length > 0) throw new Error(`Pagefind does not take ${group.address}: ${added.errors.join('; ')}`);
  }
  return index;
}

/** Writes the files of the full-text index to `pagefind/` in the folder of the built site, and ends Pagefind's process. */
export async function writeSearchIndex(dir: URL, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const folder = fileURLToPath(new URL('pagefind/', dir));
  for (const [name, content] of files) {
    if (UNUSED.test(name)) continue;
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  await close();
}

/** Pagefind's browser script, as Pagefind writes it beside an index. */
export async function pagefindScript(): Promise<string> {
  const { index } = await createIndex();
  const script = (await index?.getFiles())?.files.find((file) => file.path === 'pagefind.js');
  if (script === undefined) throw new Error('Pagefind gives no browser script');
  const code = new TextDecoder().decode(script.content);
  if (!code.includes(UNWATCHED)) throw new Error(`Pagefind's script has changed: "${UNWATCHED}" is not in it; see src/build/search-index.ts`);
  return code.replace(UNWATCHED, WATCHED);
}

/** The files of the full-text index by their names, in memory. */
export async function searchIndexFiles(site: Site): Promise<Map<string, Uint8Array>> {
  const index = await makeIndex(site);
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind gives no index: ${errors.join('; ')}`);
  return new Map(files.map((file) => [file.path, file.content]));
}
