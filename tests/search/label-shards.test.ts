import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/link/site.ts';
import { searchEntries } from '../../src/search/entries.ts';
import { entryGroups } from '../../src/search/groups.ts';
import { labelShards, labelShardsFor } from '../../src/search/label-shards.ts';
import { NameIndex } from '../../src/search/name-index.ts';
import { labelsFile, namedThings } from '../../src/search/names-file.ts';
import { parseQuery } from '../../src/search/query.ts';

const { site } = await readSite('.');
const records = entryGroups(searchEntries(site)).map((group, number) => ({ id: String(number), entries: group.entries }));
const whole = namedThings(labelsFile(records).records);
const all = new NameIndex(whole);
const { begins, files } = labelShards(records);
/** What a browser has made of the parts it loaded; most labels ask for the same as their neighbours. */
const loaded = new Map<string, NameIndex>();
const near = (typed: string) => {
  const query = parseQuery(typed);
  const numbers = labelShardsFor(query, begins);
  const index = loaded.get(numbers.join()) ?? new NameIndex(numbers.flatMap((number) => namedThings(files[number]?.records ?? [])));
  loaded.set(numbers.join(), index);
  return { query, numbers, index };
};

describe('the parts of the labels', () => {
  test('are small, in the order of their keys, and have everything', () => {
    expect(files.length).toBe(begins.length);
    expect(begins).toEqual([...begins].sort());
    expect(Math.max(...files.map(({ records: own }) => namedThings(own).length))).toBeLessThanOrEqual(60);
    const addresses = new Set(files.flatMap(({ records: own }) => namedThings(own).map(({ address }) => address)));
    expect(whole.filter(({ address }) => !addresses.has(address))).toEqual([]);
  });

  test('have every label and every address that it stands for, each in two files at most', () => {
    const lost = whole.flatMap(({ title, names, address }) =>
      [...(names.includes(address) ? [title] : []), ...names].filter((name) => {
        const { query, numbers, index } = near(name);
        // Of a pasted address the host does not count: it is the end of the name then.
        const hits = index.find(query).filter(({ fit }) => fit === 'exact' || fit === 'tail');
        return query.key.length > 1 && (numbers.length > 2 || !hits.some((hit) => hit.address === address));
      }),
    );
    expect(lost).toEqual([]);
  });

  test.each([
    ['a label as far as it is typed', 'gm.overview.or'],
    ['a label without its topic', 'overview.order'],
    ['an address', 'http://localhost:4321/guest-memfd/#order'],
    ['a short address', 'https://example.org/c/gm.overview.order/'],
    ['a path, from any folder on', 'mmu/mmu.c'],
    ['the beginning of a commit', 'fe2bf623'],
    ['a step of a flow by its name', 'eom-common step 4'],
  ])('have what is asked for by %s, as the whole list has it', (_how, typed) => {
    const { query, index } = near(typed);
    const wanted = all.find(query)[0];
    expect(['exact', 'start', 'tail']).toContain(wanted?.fit);
    expect(index.find(query)[0]?.address).toBe(wanted?.address);
  });

  test('are none where there is nothing', () => {
    expect(labelShardsFor(parseQuery('gm.overview.order'), labelShards([]).begins)).toEqual([]);
  });
});
