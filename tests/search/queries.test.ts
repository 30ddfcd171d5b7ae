import { beforeAll, expect, test } from 'vitest';
import { readSite } from '../../src/link/site.ts';
import { searchEntries } from '../../src/search/entries.ts';
import { BuiltSearch } from './built-search.ts';
import { QUERIES, UNKNOWN } from './queries.ts';

let search: BuiltSearch;

beforeAll(() => {
  search = new BuiltSearch('dist');
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
  if (late.length / QUERIES.length > 0.1) misses.push(...late);
  expect(misses, 'not among the first three').toEqual([]);
  expect(1 - late.length / QUERIES.length).toBeGreaterThanOrEqual(0.9);
});

test.each(UNKNOWN)('$query: the reader is told which word stands nowhere, and is led to nothing beside the point', async ({ query, unknown, first }) => {
  const answer = await search.engine.answer(query, { kind: '', topic: '' });
  expect(answer.unknown).toEqual(unknown);
  expect(answer.results[0]?.address).toBe(first);
});

test('what is found does not depend on what was asked before', async () => {
  const fresh = new BuiltSearch('dist');
  const question = 'vm exit vs exit to userspace';
  expect(await fresh.addresses(question)).toEqual(await search.addresses(question));
});

test('what a diagram says beside its steps is found: notes, conditions, spans and boxes', async () => {
  const { site } = await readSite('.');
  const entries = searchEntries(site);
  for (const flow of site.flows.values()) {
    const body = entries.find(({ address }) => address === flow.address)?.body ?? '';
    expect(flow.diagram.words.filter((said) => !body.includes(said))).toEqual([]);
  }
  const [flow] = [...site.flows.values()].filter(({ diagram }) => diagram.words.length > 2);
  expect(await search.addresses(`${flow?.diagram.words.slice(0, 3).join(' ')}`)).toContain(flow?.address);
});
