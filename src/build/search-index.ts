import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { Site } from '../link/site.ts';
import { commonWords, nameInEdition, PAGEFIND, type SearchDirectory, spansOf } from '../search/directory.ts';
import { searchEntries } from '../search/entries.ts';
import { packed } from '../search/entry.ts';
import { WORD_END } from '../search/fold.ts';
import { type EntryGroup, entryGroups } from '../search/groups.ts';
import { SEARCH_KINDS } from '../search/kinds.ts';
import { type LabelsDirectory, labelShards } from '../search/label-shards.ts';
import { nameShards } from '../search/name-shards.ts';
import { namesFile } from '../search/names-file.ts';
import { metadata, unpackText, withoutPlaces } from './pagefind-files.ts';

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
  // It asks for a list of its languages, and by that for a list of its records and chunks; src/search/directory.ts makes that of less.
  [/async loadEntry\(.*?(?=async loadWasm\()/gs, ''],
  ['await this.loadEntry();let index=this.findIndex(language);let lang_wasm=index.wasm?index.wasm:"unknown";', ''],
  [/let resources=\[this\.loadMeta.*?await Promise\.all\(resources\);/gs, '[this.searchMeta]=await Promise.all([opts.meta,this.loadWasm(language)]);'],
  // For each question it asks the browser how the language divides its words and writes its letters: that takes as long as all the rest, and the words
  // come folded (src/search/fold.ts).
  [/let trueLanguage=null;.*?(?=log\(`Normalized)/gs, 'const originalTerm=term;'],
  // Of a result it tells places, lengths and reasons, and of a search what it did and how long that took. Here a result is a record and how well it fits.
  [/let resultsInterface=.*?return response;/gs, 'return{results:results.map((found)=>({id:found.p,score:found.s}))};'],
  [/log\(`[^`]*`\);/g, ''],
  // It changes its settings later, and lists what one can narrow a search by; nobody asks for that.
  [/async options\(.*?(?=async decompress\()/gs, ''],
  [/async filters\(\).*?(?=async search\()/gs, ''],
  // A chunk that cannot be loaded it counts as one that has no word: the reader would be told that a word stands nowhere.
  [/(?<="load_(?:index|filter)_chunk"\)\))\.catch\(\(\)=>\{\}\)/g, ''],
  // And it starts to load its WebAssembly, and nobody hears of a failure but the console. The next search fails with the same error, and says it to the reader.
  [
    /var Pagefind=class.*$/gs,
    'export const createInstance=(options)=>{const index=new PagefindInstance({...options,primary:true});index.init("unknown",options).catch(()=>{});return index;};',
  ],
  // A search that waits for it looks every 50 ms whether it is there: as long as a whole answer takes after that.
  ['throw this.initError;}await asyncSleep(50);', 'throw this.initError;}await asyncSleep(4);'],
];

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
      filters: { kind: group.kinds, topic: group.topics },
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

/** The files of the search by their paths in the site: the directory, the full-text index, the records, and the lists of names. In memory. */
export async function searchFiles(site: Site): Promise<Map<string, Uint8Array>> {
  const groups = entryGroups(searchEntries(site));
  const index = await makeIndex(groups);
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind gives no index: ${errors.join('; ')}`);
  const made = new Map(files.map(({ path, content }) => [path, content]));
  const { version, pages, chunks, filters } = metadata(made);
  if (version !== PAGEFIND) throw new Error(`Pagefind ${version} has made the index; src/search/directory.ts speaks for ${PAGEFIND}`);
  const records = inPagefindsOrder(pages, made, groups);
  const edition = editionOf(records, made);
  const named = records.map(({ entries }, number) => ({ id: String(number), entries }));
  const names = namesFile(named);
  const shards = nameShards(names);
  const labels = labelShards(named);
  const labelsDirectory: LabelsDirectory = { edition, begins: labels.begins };
  const directory: SearchDirectory = {
    edition,
    topics: site.topics.map(({ id, title }) => ({ id, title })),
    records: records.length,
    asking: spansOf(records.flatMap(({ kinds }, number) => (kinds.some((kind) => SEARCH_KINDS[kind].asks) ? [number] : []))),
    words: chunks.map(({ from, to }) => [from, to]),
    common: commonWords(records.map(({ stems }) => stems)),
    names: shards.begins,
    filters: filters.map(({ name }) => name),
  };
  return new Map([
    ['pagefind/wasm.unknown.pagefind', file(made, 'wasm.unknown.pagefind')],
    ['search/index.json', json(directory)],
    ['search/names.json', json(names)],
    ['search/labels.json', json(labelsDirectory)],
    ['search/numbers.json', json(site.numbers)],
    ...shards.files.map((file, number): [string, Uint8Array] => [`search/names/${nameInEdition({ edition }, number)}.json`, json(file)]),
    ...labels.files.map((file, number): [string, Uint8Array] => [`search/labels/${nameInEdition({ edition }, number)}.json`, json(file)]),
    ...records.map(({ entries }, number) => inEdition(edition, 'fragment', number, gzipSync(JSON.stringify(entries.map(packed)), { level: 9 }))),
    ...chunks.map(({ hash }, number) => inEdition(edition, 'index', number, withoutPlaces(file(made, `index/${hash}.pf_index`)))),
    ...filters.map(({ name, hash }) => inEdition(edition, 'filter', name, file(made, `filter/${hash}.pf_filter`))),
  ]);
}

/** A file whose name changes with every change of the index, so that a browser may keep it for ever. */
function inEdition(edition: string, kind: 'fragment' | 'index' | 'filter', of: number | string, content: Uint8Array): [string, Uint8Array] {
  return [`pagefind/${kind}/${nameInEdition({ edition }, of)}.pf_${kind}`, content];
}

/** A short hash of all that the index says. */
function editionOf(records: readonly EntryGroup[], made: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256').update(JSON.stringify(records));
  for (const name of [...made.keys()].sort()) hash.update(name); // each has a hash of what is in it
  return hash.digest('hex').slice(0, 10);
}

function file(made: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const content = made.get(name);
  if (content === undefined) throw new Error(`Pagefind has made no ${name}`);
  return content;
}

/** The groups by the numbers that Pagefind's index has for them. */
function inPagefindsOrder(pages: readonly string[], made: ReadonlyMap<string, Uint8Array>, groups: readonly EntryGroup[]): EntryGroup[] {
  const byAddress = new Map(groups.map((group) => [group.address, group]));
  return pages.map((hash) => {
    // As Pagefind 1.6 writes it.
    const { url } = JSON.parse(unpackText(file(made, `fragment/${hash}.pf_fragment`))) as { url: string };
    const group = byAddress.get(url);
    if (group === undefined) throw new Error(`Pagefind's fragment for ${url} belongs to no group of entries`);
    return group;
  });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
