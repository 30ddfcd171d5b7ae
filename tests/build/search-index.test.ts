import { gunzipSync, gzipSync } from 'node:zlib';
import { close } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cacheControl, KEEP } from '../../src/build/policy.ts';
import { searchFiles } from '../../src/build/search-index.ts';
import type { Site } from '../../src/link/site.ts';
import { readSite } from '../../src/link/site.ts';
import type { SearchDirectory } from '../../src/search/directory.ts';
import type { LabelsDirectory } from '../../src/search/label-shards.ts';

let site: Site;
let files: Map<string, Uint8Array>;
const within = (folder: string, all = files) => [...all].filter(([name]) => name.startsWith(folder));

beforeAll(async () => {
  ({ site } = await readSite('.'));
  files = await searchFiles(site);
}, 60_000);
afterAll(async () => {
  await close();
});

describe('the full-text index', () => {
  test('is cut into small files, so that a question loads little', () => {
    expect(within('pagefind/index/').filter(([, { length }]) => length > 4000)).toEqual([]);
    expect(within('pagefind/fragment/').filter(([, { length }]) => length > 3000)).toEqual([]);
  });

  test('has names and labels in small files', () => {
    expect(within('search/names/').filter(([, content]) => gzipSync(content).length > 2000)).toEqual([]);
    expect(within('search/labels/').filter(([, content]) => gzipSync(content).length > 4000)).toEqual([]);
  });

  test('has fragments with what they show, without the words they were indexed by', () => {
    const titles = within('pagefind/fragment/').flatMap(([, content]) =>
      (JSON.parse(gunzipSync(content).toString()) as { title: string }[]).map(({ title }) => title),
    );
    expect([...site.terms.values()].filter(({ name }) => !titles.includes(name))).toEqual([]);
  });

  test('gives its files new names when only the signs between its words change, since browsers keep them for ever', async () => {
    const claim = [...site.claims.values()][0];
    if (claim === undefined) throw new Error('no claim');
    const before = claim.text;
    claim.text = `${before}!`;
    const changed = await searchFiles(site);
    claim.text = before;
    const kept = [...files.keys()].filter((name) => cacheControl(name) === KEEP);
    expect(kept.length).toBeGreaterThan(900);
    expect(kept.filter((name) => changed.has(name))).toEqual([]);
  });

  test('names its files by its edition, each of which its directories count', () => {
    const { edition, records, words, names, filters } = JSON.parse(new TextDecoder().decode(files.get('search/index.json'))) as SearchDirectory;
    const named = (kind: string, of: readonly (number | string)[]) => of.map((one) => `pagefind/${kind}/${edition}-${one}.pf_${kind}`);
    const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
    expect(within('pagefind/').map(([name]) => name)).toEqual([
      'pagefind/wasm.unknown.pagefind',
      ...named('fragment', numbers(records)),
      ...named('index', numbers(words.length)),
      ...named('filter', filters),
    ]);
    expect(within('search/names/').map(([name]) => name)).toEqual(names.map((_begin, number) => `search/names/${edition}-${number}.json`));
    const labels = JSON.parse(new TextDecoder().decode(files.get('search/labels.json'))) as LabelsDirectory;
    expect(within('search/labels/').map(([name]) => name)).toEqual(labels.begins.map((_begin, number) => `search/labels/${edition}-${number}.json`));
  });
});
