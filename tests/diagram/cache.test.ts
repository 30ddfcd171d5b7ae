import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SHARED_SOURCES, sourceFolder } from '../../src/diagram/folders.ts';

// A drawing is kept under a name made from all code that it depends on: a module left out would leave old drawings in place.
test('the name of a kept drawing depends on every module outside the folder that its code uses', () => {
  const files = readdirSync(sourceFolder()).filter((name) => name.endsWith('.ts'));
  const used = files.flatMap((name) => {
    const code = readFileSync(path.join(sourceFolder(), name), 'utf8');
    return [...code.matchAll(/^import (?!type )[^;]* from '(\.\.\/[^']+)';/gm)].map(([, from = '']) => path.posix.join('src/diagram', from));
  });
  expect([...new Set(used)].sort()).toEqual([...SHARED_SOURCES]);
  for (const file of SHARED_SOURCES) expect(readFileSync(file, 'utf8')).not.toMatch(/^import (?!type )/m);
});
