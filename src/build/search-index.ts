import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { Site } from '../link/site.ts';
import { searchEntries } from '../search/entries.ts';
import { packed } from '../search/entry.ts';
import { WORD_END } from '../search/fold.ts';
import { type EntryGroup, entryGroups } from '../search/groups.ts';
import { labelsFile, namesFile } from '../search/names-file.ts';

/** Pagefind's user interfaces, which this site does not use, and its script, which is bundled with the site's own. */
const UNUSED = /^pagefind.*\.(?:js|css)$/;

/** What is mended in Pagefind's browser script (1.6.0): what is there, and what shall be. */
const MENDS: readonly (readonly [string | RegExp, string])[] = [
  // It unpacks its files by code of its own, a quarter of the script, where every browser that can show this site has code for it.
  [/var u8=Uint8Array;.*?var gz_default=gunzipSync;/gs, ''],
  ['data=gz_default(data);', 'data=new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());'],
  ['decompress(data,file="unknown file"){', 'async decompress(data,file="unknown file"){'],
  [/=this\.decompress\(/g, '=await this.decompress('],
  // It loads the files of results, cuts excerpts from them, joins several indexes and works in a thread of its own, where one is to be had: a third
  // of the rest, and none of it is used here (src/client/search/records.ts loads what a result says).
  [/async _loadFragmentGroup\(.*?(?=async getPtr\(\))/gs, ''],
  [',data:async()=>await this.loadFragment(result2.p,result2.g,weighted_locations,term)', ''],
  // And it starts to load its WebAssembly, and nobody hears of a failure but the console. The next search fails with the same error, and says it to the reader.
  [
    /var Pagefind=class.*$/gs,
    'export const createInstance=(options)=>{const index=new PagefindInstance({...options,primary:true});index.init("unknown",{load_wasm:true}).catch(()=>{});return index;};',
  ],
  // A search that waits for it looks every 50 ms whether it is there: as long as a whole answer takes after that.
  ['throw this.initError;}await asyncSleep(50);', 'throw this.initError;}await asyncSleep(4);'],
];

/** The files that Pagefind loads for results, by the result's id. */
const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/;

/** What every file of Pagefind's begins with, once unpacked. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Positions after which Pagefind begins another file of its index; by default a reader would load 17 kB for each word. 1.6.0 calls the variable
 * unstable; tests/build/search-index.test.ts watches over the sizes. Pagefind's process gets it with the environment of the thread that asks first.
 */
process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = '1200';

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
      content: group.stems.map((stem) => stem + WORD_END).join(' '),
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

/** The files of the search by their paths in the site: the full-text index, and the lists of names. In memory. */
export async function searchFiles(site: Site): Promise<Map<string, Uint8Array>> {
  const groups = entryGroups(searchEntries(site));
  const index = await makeIndex(groups);
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind gives no index: ${errors.join('; ')}`);
  const byAddress = new Map(groups.map((group) => [group.address, group]));
  const records = new Map<EntryGroup, string>();
  const out = new Map<string, Uint8Array>();
  for (const { path: name, content } of files) {
    const id = FRAGMENT.exec(name)?.[1];
    const group = id === undefined ? undefined : groupOf(content, byAddress);
    if (group !== undefined && id !== undefined) records.set(group, id);
    if (!UNUSED.test(name)) out.set(`pagefind/${name}`, group === undefined ? content : gzipSync(JSON.stringify(group.entries.map(packed)), { level: 9 }));
  }
  const inOrder = groups.map((group) => ({ id: records.get(group) ?? missing(group), entries: group.entries }));
  out.set('search/names.json', json(namesFile(inOrder, site.topics)));
  out.set('search/labels.json', json(labelsFile(inOrder)));
  out.set('search/numbers.json', json(site.numbers));
  return out;
}

function missing({ address }: EntryGroup): never {
  throw new Error(`Pagefind has made no fragment for ${address}`);
}

/** What the entries of a group say, as a short hash. */
function edition(group: EntryGroup): string {
  return createHash('sha256').update(JSON.stringify(group.entries)).digest('hex').slice(0, 12);
}

/**
 * The group for which Pagefind made a fragment, the file that it would load for a result. The file gets the entries of the group in place of
 * the words that these were indexed by, which nobody reads and which would be a third of it; src/client/search/records.ts reads it.
 */
function groupOf(fragment: Uint8Array, groups: ReadonlyMap<string, EntryGroup>): EntryGroup {
  // As Pagefind 1.6 writes it.
  const { url } = JSON.parse(gunzipSync(fragment).toString().slice(SIGNATURE.length)) as { url: string };
  const group = groups.get(url);
  if (group === undefined) throw new Error(`Pagefind's fragment for ${url} belongs to no group of entries`);
  return group;
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
