import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFolders } from '../../src/blocks/folders.ts';
import { BLOCK_KINDS } from '../../src/blocks/kinds.ts';
import { typeErrors } from '../type-errors.ts';

/** The code of a kind without the lines that begin one of its parts. */
const without = (part: RegExp): string => readFileSync('src/blocks/figure/kind.ts', 'utf8').replace(part, '');

test('a kind of block without one of its parts does not compile, and the compiler names the part', () => {
  const parts = {
    tag: /^ {2}tag: .*\n/m,
    read: /^ {2}read: .*\n/m,
    ids: /^ {2}ids: .*\n/m,
    link: /^ {2}link: .*\n/m,
    text: /^ {2}text\([\s\S]*?^ {2}\},\n/m,
    line: /^ {2}line: .*\n/m,
  };
  const path = (part: string): string => `src/blocks/figure/no-${part}.ts`;
  const errors = typeErrors(
    Object.fromEntries([['all', /^$/], ...Object.entries(parts)].map(([part, lines]) => [path(String(part)), without(lines as RegExp)])),
  );
  expect(errors[path('all')]).toEqual([]);
  for (const part of Object.keys(parts)) expect(errors[path(part)]?.join(' '), part).toContain(`Property '${part}' is missing`);
});

test('a kind of block without its view, its example or the import of its style stops the build, which names the file', () => {
  const whole = ['./verse/View.astro', './verse/example.mdx', './verse/style.css'];
  const styles = "@import '../blocks/verse/style.css';";
  expect(() => checkFolders(['verse'], whole, styles)).not.toThrow();
  for (const file of whole.slice(0, 2)) {
    expect(() =>
      checkFolders(
        ['verse'],
        whole.filter((other) => other !== file),
        styles,
      ),
    ).toThrow(`src/blocks/${file.slice(2)} is missing`);
  }
  expect(() => checkFolders(['verse'], whole, '')).toThrow('src/styles/site.css does not import ../blocks/verse/style.css');
});

describe.each(BLOCK_KINDS)('the example of %s', (kind) => {
  test('is the one that authors read', () => {
    expect(readFileSync('docs/authoring.md', 'utf8')).toContain(readFileSync(`src/blocks/${kind}/example.mdx`, 'utf8').trim());
  });
});
