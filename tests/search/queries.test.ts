import { beforeAll, expect, test } from 'vitest';
import { BuiltSearch } from './built-search.ts';
import { QUERIES } from './queries.ts';

let search: BuiltSearch;

beforeAll(() => {
  search = new BuiltSearch(process.env.SEARCH_DIST ?? 'dist');
});

test('every query of the list leads to what was meant', async () => {
  const misses: string[] = [];
  const late: string[] = [];
  for (const [query, ...wanted] of QUERIES) {
    const found = (await search.addresses(query)).slice(0, 3);
    const at = found.findIndex((address) => wanted.includes(address));
    if (at === -1) misses.push(`${query}: ${found.join(' ')}`);
    else if (at > 0) late.push(`${query}: ${found.join(' ')}`);
  }
  if (process.env.SHOW_LATE) console.log(late.join('\n'));
  expect(misses, 'not among the first three').toEqual([]);
  expect(1 - late.length / QUERIES.length).toBeGreaterThanOrEqual(0.9);
});
