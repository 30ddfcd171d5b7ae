import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const entry = z.object({ version: z.string().optional(), resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() });
type Packages = Record<string, z.infer<typeof entry>>;

const LOCKS = ['package-lock.json', 'bench/peers/package-lock.json'].map((file): [string, Packages] => [
  file,
  z.object({ packages: z.record(z.string(), entry) }).parse(JSON.parse(readFileSync(file, 'utf8'))).packages,
]);

/** Where npm would find a package for one that lies in `from`: there, or in a folder above. */
function find(packages: Packages, from: string, name: string): string | undefined {
  const key = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (packages[key] !== undefined) return key;
  return from === '' ? undefined : find(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

// npm leaves out what the machine that wrote the lock could not fetch, and `npm ci` then refuses the lock everywhere.
it.each(LOCKS)('%s names the packages of every platform', (_, packages) => {
  const wanted = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => [from, name] as const),
  );
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter(([from, name]) => find(packages, from, name) === undefined)).toEqual([]);
});

it.each(LOCKS)('every package of %s has a version, and none an address of one registry', (_, packages) => {
  const dependencies = Object.entries(packages).filter(([where]) => where !== '');
  expect(dependencies.filter(([, { version }]) => version === undefined)).toEqual([]);
  expect(dependencies.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
