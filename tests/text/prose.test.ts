import type { Root, RootContent } from 'mdast';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { withMark } from '../../src/words/marked.ts';
import { proseLines } from '../../src/words/prose.ts';

// A document's tree has a root; the parser types what it gives as any node.
const parse = (markdown: string): RootContent[] => (markdownToMdast(markdown) as Root).children;

describe('proseLines', () => {
  test('keeps the words of a list, its numbers and its depth', () => {
    expect(proseLines(parse('3. one\n4. two\n   * inner'))).toEqual(['3. one', '4. two', '', '   * inner']);
  });

  test('parts the items of a loose list', () => {
    expect(proseLines(parse('* one\n\n* two'))).toEqual(['* one', '', '* two']);
  });

  test('keeps code as it is, with tabs as the columns that they stand for', () => {
    expect(proseLines(parse('```c\nif (a)\n\treturn;\nx\ty\n```'))).toEqual(['if (a)', '        return;', 'x       y']);
  });

  test('keeps a table within its list item', () => {
    expect(proseLines(parse('* item\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |'))).toEqual(['* item', '', '  a  b', '  -  -', '  1  2']);
  });

  test('puts the mark of a link behind its words', () => {
    expect(proseLines(parse('see [there](/x/) now'), (link) => ` <${link.url}>`)).toEqual(['see there </x/> now']);
  });
});

describe('withMark', () => {
  const marked = (markdown: string): string => proseLines(withMark(parse(markdown), '[1]')).join('\n');

  test('stands behind the last sentence', () => {
    expect(marked('one\n\ntwo')).toBe('one\n\ntwo [1]');
    expect(marked('* one\n* two')).toBe('* one\n* two [1]');
  });

  test('stays with the words, in front of a table or code', () => {
    expect(marked('As follows:\n\n```c\nx\n```')).toBe('As follows: [1]\n\nx');
    expect(marked('```c\nx\n```')).toBe('[1]\n\nx');
  });

  test('leaves the nodes it was given alone', () => {
    const nodes = parse('* one');
    const before = structuredClone(nodes);
    withMark(nodes, '[1]');
    expect(nodes).toEqual(before);
  });
});
