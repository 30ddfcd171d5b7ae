import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typeErrors } from '../type-errors.ts';

/** The code of a module without what matches. */
const without = (file: string, part: RegExp): string => readFileSync(`src/search/${file}`, 'utf8').replace(part, '');

test('a kind of result without one of its parts does not compile, and the compiler names the part', () => {
  const cases: Record<string, [file: string, part: RegExp, complaint: string]> = {
    nothing: ['kinds.ts', /^$/, ''],
    plural: ['kinds.ts', /(?<=figure: \{ .*)plural: 'figures', /, "Property 'plural' is missing"],
    worth: ['kinds.ts', /(?<=figure: \{ .*), worth: 2/, "Property 'worth' is missing"],
    common: ['kinds.ts', /(?<=figure: \{ )\.\.\.onPage, /, "is missing the following properties from type 'SearchKind': title, asks, lookup, beside, opens"],
    maker: ['entries.ts', /^ {2}figure: figureEntries,\n/m, "Property 'figure' is missing"],
  };
  const path = (name: string): string => `src/search/no-${name}.ts`;
  const errors = typeErrors(Object.fromEntries(Object.entries(cases).map(([name, [file, part]]) => [path(name), without(file, part)])));
  expect(errors[path('nothing')]).toEqual([]);
  for (const [name, [, , complaint]] of Object.entries(cases)) expect(errors[path(name)]?.join(' ') ?? '', name).toContain(complaint);
});
