import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFolders } from '../../src/figures/folders.ts';
import { typeErrors } from '../type-errors.ts';

/** The code of a kind without the lines that begin one of its parts. */
const without = (part: RegExp): string => readFileSync('src/figures/matrix/kind.ts', 'utf8').replace(part, '');

test('a kind of figure without one of its parts does not compile, and the compiler names the part', () => {
  const parts = {
    schema: /^ {2}schema: .*\n/m,
    check: /^ {2}check\([\s\S]*?^ {2}\},\n/m,
    parts: /^ {2}parts: .*\n/m,
    cited: /^ {2}cited: .*\n/m,
    words: /^ {2}words: .*\n/m,
  };
  const path = (part: string): string => `src/figures/matrix/no-${part}.ts`;
  const errors = typeErrors(
    Object.fromEntries([['all', /^$/], ...Object.entries(parts)].map(([part, lines]) => [path(String(part)), without(lines as RegExp)])),
  );
  expect(errors[path('all')]).toEqual([]);
  for (const part of Object.keys(parts)) expect(errors[path(part)]?.join(' '), part).toContain(`Property '${part}' is missing`);
});

test('a kind of figure without its view, its style or its example stops the build, which names the file', () => {
  const whole = ['./pie/View.astro', './pie/style.css', './pie/example.yaml'];
  const styles = "@import './pie/style.css';";
  expect(() => checkFolders(['pie'], whole, styles)).not.toThrow();
  for (const file of whole) {
    const rest = whole.filter((other) => other !== file);
    expect(() => checkFolders(['pie'], rest, styles)).toThrow(`src/figures/${file.slice(2)} is missing`);
  }
  expect(() => checkFolders(['pie'], whole, '')).toThrow('src/figures/kinds.css does not import ./pie/style.css');
});
