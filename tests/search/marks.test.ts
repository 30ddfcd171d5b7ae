import { describe, expect, test } from 'vitest';
import { stems } from '../../src/search/fold.ts';
import { excerpt, pieces } from '../../src/search/marks.ts';

const marked = (text: string, typed: string) =>
  pieces(text, stems(typed))
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

describe('marks', () => {
  test('words are marked in any form, and identifiers in one piece', () => {
    expect(marked('Pages and the pfn_cache of a page', 'page pfn cache')).toBe('[Pages] and the [pfn_cache] of a [page]');
  });
  test('the beginning that is typed so far marks the word', () => {
    expect(marked('userfaultfd waits', 'userfau')).toBe('[userfaultfd] waits');
  });
  test('nothing of the text is lost or changed', () => {
    const text = '<b>x_y</b> &amp; (y)->x.  [1]';
    expect(
      pieces(text, ['x', 'y'])
        .map(({ text: piece }) => piece)
        .join(''),
    ).toBe(text);
  });
});

describe('excerpt', () => {
  const text = `${'first words come here and go on '.repeat(10)}then the needle stands in a stack ${'and more words follow to the end '.repeat(10)}`;
  test('shows the place where the words stand', () => {
    const shown = excerpt(text, stems('needle stack'), 120);
    expect(shown).toContain('needle stands in a stack');
    expect(shown.length).toBeLessThan(140);
  });
  test('a short text is shown whole', () => {
    expect(excerpt('short', ['needle'], 120)).toBe('short');
  });
  test('one long word is cut', () => {
    expect(excerpt('x'.repeat(500), ['x'], 120).length).toBeLessThan(140);
  });
});
