import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/search/kinds.ts';
import { NameIndex } from '../../src/search/name-index.ts';
import { type NamedThing, namedThings } from '../../src/search/names-file.ts';
import { parseQuery } from '../../src/search/query.ts';

const thing = (kind: Kind, address: string, title: string, ...names: string[]): NamedThing => ({ kind, address, title, names, record: '' });
const index = new NameIndex([
  thing('term', '/terms/cache/', 'gfn_to_pfn_cache', 'GPC', 'pfncache'),
  thing('term', '/terms/check/', 'kvm_gpc_check'),
  thing('term', '/terms/flag/', 'KVM_MEM_EXIT_ON_MISSING'),
  thing('term', '/terms/fault/', 'faultability', 'faultable'),
  thing('term', '/terms/lock/', 'invalidate lock'),
  thing('page', '/exits/', 'VM exits'),
]);
const find = (typed: string) => index.find(parseQuery(typed)).map(({ address, fit }) => `${fit} ${address}`);

describe('a name is found', () => {
  test.each([
    ['by itself, in any case and with any signs', 'GFN-to-pfn cache()', 'exact /terms/cache/'],
    ['by an alias', 'gpc', 'exact /terms/cache/'],
    ['by its end', 'to_pfn_cache', 'tail /terms/cache/'],
    ['by what stands in it', 'mem_exit', 'part /terms/flag/'],
    ['by its beginning, while one types', 'faultabi', 'start /terms/fault/'],
    ['with a slip', 'faultablity', 'slip /terms/fault/'],
    ['with another ending', 'invalidation lock', 'slip /terms/lock/'],
    ['within a question', 'why is a VM exit so slow', 'within /exits/'],
  ])('%s', (_how, typed, first) => {
    expect(find(typed)[0]).toBe(first);
  });
});

test('an exact name comes before one that only holds it', () => {
  expect(find('gpc')).toEqual(['exact /terms/cache/', 'part /terms/check/']);
});

test('each thing is found once, though several of its names fit', () => {
  expect(find('pfn cache')).toEqual(['exact /terms/cache/']);
});

test('parts of words do not count', () => {
  expect(find('xit_on')).toEqual([]);
});

test('a slip in one word of several is mended from the names', () => {
  expect(index.mend('invalidat')).toBe('invalidate');
  expect(index.mend('lokc')).toBeUndefined();
});

test('what is not found has nearest terms, pages not among them', () => {
  const nearest = index.nearest(parseQuery('faultness'), 2).map(({ address }) => address);
  expect(nearest[0]).toBe('/terms/fault/');
  expect(nearest).not.toContain('/exits/');
});

test('labels and addresses lead to the same thing', () => {
  const labels = new NameIndex(
    namedThings([
      {
        id: 'record',
        labels: [
          { kind: 'claim', path: '/exits/two/#', stem: 'bg.two', ids: 'first rows rows-one' },
          { kind: 'answer', path: '/answers/', stem: 'answer', ids: 'why-so' },
        ],
      },
    ]),
  );
  const first = (typed: string) => labels.find(parseQuery(typed))[0]?.address;
  expect(first('BG.two.first')).toBe('/exits/two/#first');
  expect(first('/exits/two/#rows-one')).toBe('/exits/two/#rows-one');
  expect(first('answer.why-so')).toBe('/answers/why-so/');
});
