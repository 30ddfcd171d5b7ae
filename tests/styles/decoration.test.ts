import { globSync, readFileSync } from 'node:fs';
import postcss from 'postcss';
import { expect, it } from 'vitest';

it('what a line under a text looks like is said in words of its own: WebKit takes a shorthand of several for none', () => {
  const faults: string[] = [];
  for (const file of globSync('src/**/*.css'))
    postcss.parse(readFileSync(file, 'utf8')).walkDecls('text-decoration', ({ value, source }) => {
      if (/\s/.test(value.trim())) faults.push(`${file}:${source?.start?.line}: text-decoration: ${value}`);
    });
  expect(faults).toEqual([]);
});
