import { expect, it } from 'vitest';
import { firstWords } from '../../src/words/first-words.ts';

it.each([
  ['A short one.', 20, 'A short one.'],
  ['exactly twenty chars', 20, 'exactly twenty chars'],
  ['The word that crosses the limit goes.', 20, 'The word that…'],
  ['A sentence ends. Another one.', 20, 'A sentence ends…'],
  ['one_identifier_without_any_blank', 20, 'one_identifier_with…'],
])('of "%s" in %i characters', (text, length, words) => {
  expect(firstWords(text, length)).toBe(words);
  expect(firstWords(text, length).length).toBeLessThanOrEqual(length);
});
