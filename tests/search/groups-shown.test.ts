import { expect, test } from 'vitest';
import { countText, shownGroups } from '../../src/search/groups-shown.ts';
import type { Kind } from '../../src/search/kinds.ts';
import type { Result } from '../../src/search/rank.ts';

const results = (kinds: Kind[]): Result[] =>
  kinds.map((kind, i) => ({ kind, address: `/${i}/`, title: '', context: '', body: '', topics: [], names: [], also: [], score: 100 - i }));

test('the best three come first, the others by kind, the kind with the best one first', () => {
  const shown = shownGroups(results(['claim', 'term', 'page', 'step', 'claim', 'term', 'claim']));
  expect(shown.map(({ heading, results: own }) => `${heading}: ${own.map(({ address }) => address).join(' ')}`)).toEqual([
    'Best: /0/ /1/ /2/',
    'Steps: /3/',
    'Claims: /4/ /6/',
    'Terms: /5/',
  ]);
});

test('the count says how many of what', () => {
  expect(countText(results(['claim', 'term', 'claim']))).toBe('3 results: 1 term, 2 claims');
  expect(countText(results(['term']))).toBe('1 result: 1 term');
});
