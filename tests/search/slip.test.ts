import { expect, test } from 'vitest';
import { withinOneSlip } from '../../src/search/slip.ts';

test.each([
  ['faultablity', 'faultability', 'a letter left out'],
  ['memmslot', 'memslot', 'a letter too many'],
  ['userfaoltfd', 'userfaultfd', 'another letter'],
  ['memlsot', 'memslot', 'two letters swapped'],
  ['cach', 'cache', 'the last letter left out'],
  ['same', 'same', 'no slip'],
])('%s for %s: %s', (a, b) => {
  expect(withinOneSlip(a, b)).toBe(true);
  expect(withinOneSlip(b, a)).toBe(true);
});

test.each([
  ['gpa', 'hvo'],
  ['runstate', 'runsetat'],
  ['memslot', 'memslots2'],
  ['abcd', 'badc'],
  ['', 'ab'],
])('%s is not %s', (a, b) => {
  expect(withinOneSlip(a, b)).toBe(false);
});
