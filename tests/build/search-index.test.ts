import { gunzipSync } from 'node:zlib';
import { close } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchFiles } from '../../src/build/search-index.ts';
import type { Site } from '../../src/link/site.ts';
import { readSite } from '../../src/link/site.ts';

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

  test('has fragments with what they show, without the words they were indexed by', () => {
    const titles = within('pagefind/fragment/').flatMap(([, content]) =>
      (JSON.parse(gunzipSync(content).toString()) as { title: string }[]).map(({ title }) => title),
    );
    expect([...site.terms.values()].filter(({ name }) => !titles.includes(name))).toEqual([]);
  });

  test('gives a fragment a new name when only the signs between its words change, since browsers keep it for ever', async () => {
    const claim = [...site.claims.values()][0];
    if (claim === undefined) throw new Error('no claim');
    const before = claim.text;
    claim.text = `${before}!`;
    const changed = await searchFiles(site);
    claim.text = before;
    const names = new Set(within('pagefind/fragment/').map(([name]) => name));
    expect(within('pagefind/fragment/', changed).filter(([name]) => !names.has(name))).toHaveLength(1);
  });
});
