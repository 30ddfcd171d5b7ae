import { expect, test } from 'vitest';
import { mailParagraphs } from '../../src/search/card.ts';

test('a text for mails gives its paragraphs back in one line each, without the footnote', () => {
  expect(mailParagraphs('A question\nover two lines?\n\nThe answer. [1]\n\n[1] https://host.example/answers/a/\n')).toEqual([
    'A question over two lines?',
    'The answer.',
  ]);
});

test('a mark on a line of its own is no text', () => {
  expect(mailParagraphs('* one\n* two\n[1]\n\n[1] https://host.example/\n')).toEqual(['* one * two']);
});
