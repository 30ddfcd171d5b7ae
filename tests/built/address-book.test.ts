/** The address book, the lock and the built pages must know the same addresses: an id that only one of them has dies without a word. */
import { expect, it } from 'vitest';
import { readLock } from '../../src/addresses/lock/read.ts';
import { readSite } from '../../src/link/site.ts';
import { ProblemList } from '../../src/reading/problem.ts';
import { builtSite } from './build.ts';
import { openSite } from './open.ts';

const { site } = await readSite('.');
const { pages } = openSite(builtSite(), '/');
const former = new Set(site.formers.map(({ address }) => address));

/** What a page needs itself and no link should name: of the frame, of drawings, of the lines of a program. */
const UNNAMED = [/#(?:main|q|former-ids)$/, /^\/labs\/[^#]*#n\d+$/, /#fig-[a-z0-9-]+-(?:t|d|s\d+)$/];

const built = new Set<string>();
for (const [path, { ids }] of pages) {
  built.add(path);
  for (const id of ids) built.add(`${path}#${id}`);
}

it('every address of the book is built', () => {
  expect([...site.things.keys()].filter((address) => !built.has(address))).toEqual([]);
});

it('every published address is built, living or not', () => {
  const lock = readLock('.', new ProblemList());
  expect(lock.published.size).toBeGreaterThan(1000);
  expect([...lock.published.keys()].filter((address) => !built.has(address))).toEqual([]);
});

it('every id of a page is in the book', () => {
  const unknown = [...built].filter((address) => address.includes('#') && !site.things.has(address) && !former.has(address));
  expect(unknown.filter((address) => !UNNAMED.some((form) => form.test(address)))).toEqual([]);
});
