import { describe, expect, test } from 'vitest';
import { NameIndex } from '../../src/search/name-index.ts';
import { nameShards, shardsFor } from '../../src/search/name-shards.ts';
import { type NamesFile, namedThings } from '../../src/search/names-file.ts';
import { parseQuery } from '../../src/search/query.ts';

/** Two hundred terms of three words each, some of which are in many names. */
const thing = (n: number): { kind: 'term'; title: string; names: string[] } => ({ kind: 'term', title: `kvm_w${n % 40}x_tail${n}end`, names: [`nick${n}`] });
const file: NamesFile = { records: Array.from({ length: 50 }, (_, r) => ({ id: String(r), things: [0, 1, 2, 3].map((i) => thing(r * 4 + i)) })) };
const { begins, files } = nameShards(file);
const all = new NameIndex(namedThings(file.records));
const near = (typed: string) => {
  const query = parseQuery(typed);
  const numbers = shardsFor(query, begins);
  const things = numbers.flatMap((number) => namedThings(files[number]?.records ?? []));
  return { query, numbers, index: new NameIndex([...new Map(things.map((one) => [one.address, one])).values()]) };
};

describe('the parts of the names', () => {
  test('are many small ones, in the order of their keys', () => {
    expect(files.length).toBe(begins.length);
    expect(begins.length).toBeGreaterThan(20);
    expect(begins).toEqual([...begins].sort());
    expect(Math.max(...files.map(({ records }) => records.flatMap(({ things = [] }) => things).length))).toBeLessThanOrEqual(20);
  });

  test.each([
    ['the name', 'kvm_w7x_tail47end'],
    ['an alias', 'nick150'],
    ['its end', 'tail199end'],
    ['its last words', 'w39x_tail199end'],
    ['its beginning', 'kvm_w12x_tail1'],
    ['the beginning of a word', 'tail18'],
    ['the name in a question', 'why does kvm_w3x_tail83end fail'],
    ['its words in a question', 'what is the kvm w3x tail83end'],
    ['an alias in a question', 'why is nick77 slow'],
  ])('have what is asked for by %s, as the whole list has it', (_how, typed) => {
    const { query, numbers, index } = near(typed);
    expect(all.find(query)[0]).toBeDefined();
    expect(index.find(query)[0]).toEqual(all.find(query)[0]);
    expect(numbers.length).toBeLessThanOrEqual(4);
  });

  test('keep the shortest names of a word that most have', () => {
    const { index, query } = near('kvm');
    expect(index.find(query)[0]?.title).toMatch(/^kvm_w\dx_tail\dend$/);
  });

  test('are none where there are no names', () => {
    expect(shardsFor(parseQuery('memslot'), nameShards({ records: [] }).begins)).toEqual([]);
  });
});
