import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GLUE, wrap } from '../../src/words/wrap.ts';

describe('wrap', () => {
  test('fills lines up to the width and no further', () => {
    expect(wrap('aaa bbb ccc', '', '', 7)).toEqual(['aaa bbb', 'ccc']);
    expect(wrap('aaa bbb ccc', '', '', 6)).toEqual(['aaa', 'bbb', 'ccc']);
  });

  test('starts the first line and the others as told', () => {
    expect(wrap('aaa bbb ccc', '* ', '  ', 9)).toEqual(['* aaa bbb', '  ccc']);
  });

  test('leaves a long word whole on a line of its own', () => {
    expect(wrap('see https://example.org/very/long now', '', '', 10)).toEqual(['see', 'https://example.org/very/long', 'now']);
  });

  test('keeps words together that are glued', () => {
    expect(wrap(`aaa bbb${GLUE}[1]`, '', '', 8)).toEqual(['aaa', 'bbb [1]']);
  });

  test('parts them where together they are wider than a line, the last of them last', () => {
    expect(wrap(`aaa bbb${GLUE}[1,${GLUE}symbol]`, '', '', 12)).toEqual(['aaa bbb', '[1, symbol]']);
    expect(wrap(`bbb${GLUE}[1,${GLUE}a_long_symbol]`, '', '', 8)).toEqual(['bbb [1,', 'a_long_symbol]']);
  });

  test.each(['>', '>= 3', '--', '-', '*', 'From', '#PF'])('begins no line with "%s", which a mail or a commit message would misread', (sign) => {
    const [, second] = wrap(`aaa bbb ${sign} ccc`, '', '', 8);
    expect(second).toMatch(/^bbb /);
  });

  test('gives nothing for nothing', () => {
    expect(wrap('')).toEqual([]);
  });

  test('loses no word, and breaks a line only where the next word has no room', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrap(words.join(' '), '', '', width);
        expect(lines.join(' ')).toBe(words.join(' '));
        lines.forEach((line, i) => {
          expect(line.length).toBeLessThanOrEqual(width);
          const next = lines[i + 1]?.split(' ')[0];
          if (next !== undefined) expect(`${line} ${next}`.length).toBeGreaterThan(width);
        });
      }),
    );
  });
});
