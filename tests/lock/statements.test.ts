import { expect, test } from 'vitest';
import { published, removeClaim } from './changes.ts';

test.each([
  ['a living thing bears a withdrawn id', 'withdrawn', '{ id: /letters/#one, why: wrong, date: 2026-12-01 }', 'a claim bears it'],
  ['an alias was never published', 'aliases', '{ id: /letters/#never, now: /letters/#one, date: 2026-12-01 }', '"/letters/#never" was never published'],
  ['an alias leads nowhere', 'aliases', '{ id: /letters/#two, now: /letters/#nowhere, date: 2026-12-01 }', '"/letters/#nowhere" leads nowhere'],
  ['an alias leads to itself', 'aliases', '{ id: /letters/#two, now: /letters/#two, date: 2026-12-01 }', '"/letters/#two" leads nowhere'],
  ['an alias has a day that no year has', 'aliases', '{ id: /letters/#two, now: /letters/#one, date: 2026-13-01 }', 'is not a day like'],
  ['a withdrawal gives no reason', 'withdrawn', '{ id: /letters/#two, date: 2026-12-01 }', 'add "why:"'],
  ['an alias has no day', 'aliases', '{ id: /letters/#two, now: /letters/#one }', 'add "date:"'],
] as const)('%s: the build stops at that line', async (_what, part, entry, said) => {
  using book = await published();
  removeClaim(book);
  book.state(part, entry);
  expect(await book.mistakes()).toContainEqual(expect.stringContaining(`content/published-ids.yaml:${book.lineOf(entry)}: `));
  expect((await book.mistakes()).join('\n')).toContain(said);
});

test('an id that is accounted for twice stops the build', async () => {
  using book = await published();
  removeClaim(book);
  book.state('aliases', '{ id: /letters/#two, now: /letters/#one, date: 2026-12-01 }');
  book.state('withdrawn', '{ id: /letters/#two, why: wrong, date: 2026-12-01 }');
  expect((await book.mistakes()).join('\n')).toContain('"/letters/#two" is accounted for twice');
});
