import { describe, expect, test } from 'vitest';
import type { SearchEntry } from '../../src/search/entry.ts';
import type { NameHit } from '../../src/search/name-index.ts';
import { parseQuery, type Unit } from '../../src/search/query.ts';
import { rank } from '../../src/search/rank.ts';

const thing = (kind: SearchEntry['kind'], address: string, title: string, body = '', more: Partial<SearchEntry> = {}): SearchEntry => ({
  kind,
  address,
  title,
  context: '',
  body,
  topics: [],
  names: [],
  also: [],
  ...more,
});
const order = (typed: string, candidates: SearchEntry[], hits: NameHit[] = [], topic?: string): string[] =>
  rank(parseQuery(typed), candidates, { hits: new Map(hits.map((hit) => [hit.address, hit])), weight: () => 1, topic }).map(({ address }) => address);

test('an exact name comes before everything else', () => {
  const hit: NameHit = { kind: 'source', address: '/s/', title: 's', record: '', name: 's', fit: 'exact', cover: 1 };
  expect(order('pfn cache', [thing('term', '/t/', 'pfn cache', 'pfn cache'), thing('source', '/s/', 'other')], [hit])[0]).toBe('/s/');
});

test('where scores are close: term, answer, claim, page', () => {
  const same = (kind: SearchEntry['kind'], address: string) => thing(kind, address, 'x', 'the page table of the host');
  expect(order('page table', [same('page', '/p/'), same('claim', '/c/'), same('term', '/t/')])).toEqual(['/t/', '/c/', '/p/']);
});

test('a title hit comes before a body hit', () => {
  expect(order('lock', [thing('page', '/body/', 'Other', 'a lock'), thing('page', '/title/', 'Lock', 'nothing')])).toEqual(['/title/', '/body/']);
});

test('more of the words come before fewer', () => {
  expect(order('split record lock', [thing('claim', '/one/', 'x', 'split'), thing('claim', '/all/', 'x', 'split record lock')])[0]).toBe('/all/');
});

test('a rare word tells more than a common one', () => {
  const facts = { hits: new Map(), weight: ({ text }: Unit) => (text === 'puck' ? 5 : 1) };
  const results = rank(parseQuery('puck page'), [thing('claim', '/page/', 'x', 'page'), thing('claim', '/puck/', 'x', 'puck')], facts);
  expect(results[0]?.address).toBe('/puck/');
});

describe('ties', () => {
  const here = thing('claim', '/b/', 'x', 'lock', { topics: ['runstate'] });
  const there = thing('claim', '/a/', 'x', 'lock', { topics: ['memfd'] });
  test('the topic of the reader breaks them', () => {
    expect(order('lock', [there, here], [], 'runstate')).toEqual(['/b/', '/a/']);
    expect(order('lock', [here, there], [], 'memfd')).toEqual(['/a/', '/b/']);
  });
  test('without one the order is fixed', () => {
    expect(order('lock', [there, here])).toEqual(['/a/', '/b/']);
    expect(order('lock', [here, there])).toEqual(['/a/', '/b/']);
  });
});

test('a question finds the answer with the same words before the thing it asks about', () => {
  const answer = thing('answer', '/answer/', 'Can fast GUP sleep?', 'No.');
  expect(order('can fast gup sleep', [thing('term', '/term/', 'fast GUP', 'it does not sleep'), answer])[0]).toBe('/answer/');
});

test('a phrase must stand together', () => {
  const together = thing('claim', '/yes/', 'x', 'they forbid faults there');
  expect(order('"forbid fault"', [together, thing('claim', '/no/', 'x', 'a fault is what they forbid')])).toEqual(['/yes/']);
});

test('what has none of the words is no result', () => {
  expect(order('lock', [thing('claim', '/no/', 'x', 'page')])).toEqual([]);
});

describe('an answer', () => {
  const answer = thing('answer', '/answer/', 'Why does the conversion return EAGAIN?', 'Because.');
  const claim = thing('claim', '/claim/', 'x', 'a repeated error of the handler');
  test('that has one word of several in common comes after what says more', () => {
    expect(order('repeated EAGAIN userfaultfd handler', [answer, claim])[0]).toBe('/claim/');
  });
  test('about an error is none to a question without it', () => {
    const facts = { hits: new Map(), weight: () => 1, isErrno: ({ text }: Unit) => text === 'EAGAIN' };
    const ranked = rank(parseQuery('conversion return'), [answer, thing('page', '/other/', 'What a conversion may return')], facts);
    expect(ranked.map(({ address }) => address)[0]).toBe('/other/');
  });
});

test('an identifier is looked for as a whole', () => {
  const whole = thing('claim', '/whole/', 'x', 'it takes gfn_to_pfn_cache there');
  expect(order('gfn_to_pfn_cache', [thing('claim', '/parts/', 'x', 'the cache leads from pfn to gfn'), whole])[0]).toBe('/whole/');
});
