import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { commonWords, type SearchDirectory } from '../../src/search/directory.ts';
import { stems } from '../../src/search/fold.ts';
import { BuiltSearch } from './built-search.ts';

test('a word is common that stands in more than 1,500 records, however often in each', () => {
  const records = Array.from({ length: 2000 }, (_, n) => ['page', 'page', ...(n < 1500 ? ['slot'] : [])]);
  expect(commonWords(records)).toEqual([['page', 2000]]);
});

describe('in a site in which "memory" and "kvm" are common', () => {
  let search: BuiltSearch;
  beforeEach(() => {
    const directory = JSON.parse(readFileSync('dist/search/index.json', 'utf8')) as SearchDirectory;
    const common = [...stems('kvm').map((word) => [word, 4000]), ...stems('memory').map((word) => [word, 3000])];
    search = new BuiltSearch('dist', { 'search/index.json': JSON.stringify({ ...directory, common }) });
  });

  test('neither is looked for beside a word that tells more, and what was meant is found', async () => {
    expect((await search.addresses('kvm memory memslot'))[0]).toBe('/terms/memslot/');
    const alone = search.chunks;
    expect((await search.addresses('memslot'))[0]).toBe('/terms/memslot/');
    expect(search.chunks).toBe(alone);
  });

  test('the less common one is looked for where nothing else is asked', async () => {
    expect(await search.addresses('kvm memory')).not.toEqual([]);
    expect(search.chunks).toBe(1);
  });

  test('one is looked for beside a number that stands nowhere', async () => {
    expect(await search.addresses('memory 90210')).not.toEqual([]);
  });
});
