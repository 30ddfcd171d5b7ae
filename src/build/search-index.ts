import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { Site } from '../link/site.ts';
import { searchEntries } from '../search/entries.ts';
import { type EntryGroup, entryGroups } from '../search/groups.ts';

/** Pagefind's user interfaces, which this site does not use, and its script, which is bundled with the site's own. */
const UNUSED = /^pagefind.*\.(?:js|css)$/;

/** What is mended in Pagefind's browser script (1.6.0): what is there, and what shall be. */
const MENDS: readonly (readonly [string | RegExp, string])[] = [
  // It unpacks its files by code of its own, a quarter of the script, where every browser that can show this site has code for it.
  [/var u8=Uint8Array;.*?var gz_default=gunzipSync;/gs, ''],
  ['data=gz_default(data);', 'data=new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());'],
  ['decompress(data,file="unknown file"){', 'async decompress(data,file="unknown file"){'],
  [/=this\.decompress\(/g, '=await this.decompress('],
  // It starts to load its WebAssembly, and nobody hears of a failure but the console. The next search fails with the same error, and says it to the reader.
  ['this.init(options2?.language);', 'this.init(options2?.language).catch(()=>{});'],
  // A search that waits for it looks every 50 ms whether it is there: as long as a whole answer takes after that.
  ['throw this.initError;}await asyncSleep(50);', 'throw this.initError;}await asyncSleep(4);'],
];

/** What every file of Pagefind's begins with, once unpacked. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Positions after which Pagefind begins another file of its index; by default a reader would load 17 kB for each word. 1.6.0 calls the variable
 * unstable; tests/build/search-index.test.ts watches over the sizes. Pagefind's process gets it with the environment of the thread that asks first.
 */
process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = '1000';

/** What a record takes that has no words of a language, but stems (src/search/fold.ts), so that Pagefind must not stem them again. */
const BARE = { language: 'unknown', meta: {} };

/** Makes the full-text index of some groups, in memory. */
async function makeIndex(groups: readonly EntryGroup[]): Promise<PagefindIndex> {
  const { index, errors } = await createIndex();
  if (index === undefined) throw new Error(`Pagefind makes no index: ${errors.join('; ')}`);
  for (const group of groups) {
    const added = await index.addCustomRecord({
      ...BARE,
      url: group.address,
      content: group.stems.join(' '),
      // The last one is asked for by nobody: it makes the name of the fragment change with the entries, so that a browser may keep it for ever.
      filters: { kind: group.kinds, topic: group.topics, edition: [edition(group)] },
    });
    if (added.errors.length > 0) throw new Error(`Pagefind does not take ${group.address}: ${added.errors.join('; ')}`);
  }
  return index;
}

/** Pagefind's browser script, as Pagefind writes it beside an index. */
export async function pagefindScript(): Promise<string> {
  const { index } = await createIndex();
  const script = (await index?.getFiles())?.files.find((file) => file.path === 'pagefind.js');
  if (script === undefined) throw new Error('Pagefind gives no browser script');
  return MENDS.reduce((code, [broken, mended]) => {
    const after = code.replace(broken, () => mended);
    if (after === code) throw new Error(`Pagefind's script has changed: "${broken}" is not in it; see src/build/search-index.ts`);
    return after;
  }, new TextDecoder().decode(script.content));
}

/** The files of the full-text index by their paths below `pagefind/`, in memory. */
export async function searchIndexFiles(site: Site): Promise<Map<string, Uint8Array>> {
  const groups = entryGroups(searchEntries(site));
  const index = await makeIndex(groups);
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind gives no index: ${errors.join('; ')}`);
  const byAddress = new Map(groups.map((group) => [group.address, group]));
  return new Map(
    files
      .filter(({ path: name }) => !UNUSED.test(name))
      .map(({ path: name, content }) => [name, name.startsWith('fragment/') ? withEntries(content, byAddress) : content]),
  );
}

/** What the entries of a group say, as a short hash. */
function edition(group: EntryGroup): string {
  return createHash('sha256').update(JSON.stringify(group.entries)).digest('hex').slice(0, 12);
}

/**
 * A fragment, the file that Pagefind loads for one result, with the entries of its group in place of the words it was indexed by, which
 * nobody reads and which would be a third of it.
 */
function withEntries(fragment: Uint8Array, groups: ReadonlyMap<string, EntryGroup>): Uint8Array {
  // As Pagefind 1.6 writes it: `word_count` and the rest stay as they are.
  const { url, ...rest } = JSON.parse(gunzipSync(fragment).toString().slice(SIGNATURE.length)) as { url: string } & Record<string, unknown>;
  const group = groups.get(url);
  if (group === undefined) throw new Error(`Pagefind's fragment for ${url} belongs to no group of entries`);
  return gzipSync(SIGNATURE + JSON.stringify({ ...rest, url, content: '', filters: {}, meta: { entries: group.entries } }), {
    level: 9,
  });
}
