import { expect, test } from 'vitest';
import { labelAt } from '../../src/addresses/labels.ts';
import { labelled } from '../../src/link/labelled.ts';
import { documents } from '../../src/machine/label-pages.ts';
import { Book } from './book.ts';
import { published, removeClaim, renameClaim } from './changes.ts';

test('a book without a lock is in order, and everything in it is new', async () => {
  using book = new Book();
  const site = await book.site();
  expect(site.formers).toEqual([]);
  expect(site.unpublished).toBe(site.things.size);
});

test('a new id is no mistake once others are published', async () => {
  using book = await published();
  book.edit('letters/index.mdx', '### A smaller heading {/* #small */}', '### New {/* #brand-new */}\n\n### A smaller heading {/* #small */}');
  expect((await book.site()).unpublished).toBe(1);
});

test('a published claim that has gone stops the build, with its line in the lock and the three mends', async () => {
  using book = await published();
  removeClaim(book);
  const mistakes = await book.mistakes();
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(`content/published-ids.yaml:${book.lineOf('- /letters/#two')}: the published claim "/letters/#two" has gone`);
  for (const mend of ['keep it', '`aliases`', '`withdrawn`']) expect(mistakes[0]).toContain(mend);
});

test('a renamed claim without an alias stops the build, and the only new claim is proposed as its new place', async () => {
  using book = await published();
  renameClaim(book);
  expect((await book.mistakes()).join()).toContain('{ id: /letters/#two, now: /letters/#deux,');
});

test('a published id that names another kind of thing stops the build', async () => {
  using book = await published();
  renameClaim(book);
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #two */}');
  expect((await book.mistakes()).join('\n')).toContain('"/letters/#two" was published as a claim and is a heading now');
});

test('an alias keeps the id and its label', async () => {
  using book = await published();
  renameClaim(book);
  book.state('aliases', '{ id: /letters/#two, now: /letters/#deux, date: 2026-12-01 }');
  const { formers } = await book.site();
  expect(formers).toEqual([
    { address: '/c/let.overview.two/', kind: 'label', now: '/letters/#deux', date: '2026-12-01' },
    { address: '/letters/#two', kind: 'claim', now: '/letters/#deux', date: '2026-12-01' },
  ]);
});

test('a withdrawn claim keeps its id; its label leads to the reason', async () => {
  using book = await published();
  removeClaim(book);
  book.state('withdrawn', '{ id: /letters/#two, why: it was wrong, now: /letters/#one, date: 2026-12-01 }');
  const { formers } = await book.site();
  expect(formers).toEqual([
    { address: '/c/let.overview.two/', kind: 'label', now: '/letters/#two', date: '2026-12-01' },
    { address: '/letters/#two', kind: 'claim', now: '/letters/#one', why: 'it was wrong', date: '2026-12-01' },
  ]);
});

test('an alias of a renamed page covers every id in it', async () => {
  using book = await published();
  book.rename('terms/beta.mdx', 'terms/bee.mdx');
  book.edit('terms/alpha.mdx', 'see: [beta]', 'see: [bee]');
  book.edit('letters/index.mdx', 'term:beta', 'term:bee');
  expect(await book.mistakes()).toHaveLength(1);
  book.state('aliases', '{ id: /terms/beta/, now: /terms/bee/, date: 2026-12-01 }');
  const { formers } = await book.site();
  expect(formers.map(({ address, now }) => `${address} ${now}`)).toEqual([
    '/c/term.beta/ /terms/bee/',
    '/terms/beta/ /terms/bee/',
    '/terms/beta/#definition /terms/bee/#definition',
    '/terms/beta/#used-by /terms/bee/#used-by',
  ]);
});

test('an id inside a renamed page that is not in the new page needs a line of its own', async () => {
  using book = new Book();
  book.write('terms/beta.mdx', `${book.text('terms/beta.mdx')}\n## More {/* #more */}\n\nWords.\n`);
  await book.publish();
  book.rename('terms/beta.mdx', 'terms/bee.mdx');
  book.edit('terms/bee.mdx', '{/* #more */}', '{/* #else */}');
  book.edit('terms/alpha.mdx', 'see: [beta]', 'see: [bee]');
  book.edit('letters/index.mdx', 'term:beta', 'term:bee');
  book.state('aliases', '{ id: /terms/beta/, now: /terms/bee/, date: 2026-12-01 }');
  expect((await book.mistakes()).join('\n')).toMatch(/^content\/published-ids\.yaml:\d+: the published heading "\/terms\/beta\/#more" has gone/);
});

test('an alias of an alias leads to the living place', async () => {
  using book = await published();
  renameClaim(book);
  book.edit('published-ids.yaml', '    - /letters/#two\n', '    - /letters/#two\n    - /letters/#eins\n');
  book.state('aliases', '{ id: /letters/#two, now: /letters/#eins, date: 2026-12-01 }', '{ id: /letters/#eins, now: /letters/#deux, date: 2026-12-02 }');
  const { formers } = await book.site();
  expect(formers.find(({ address }) => address === '/letters/#two')?.now).toBe('/letters/#deux');
});

test('an identifier that nothing mentions any more stays in the index by itself', async () => {
  using book = await published();
  book.edit('terms/alpha.mdx', 'identifiers: [ALPHA_FLAG, alpha_beta]', 'identifiers: [alpha_beta]');
  book.edit('terms/alpha.mdx', 'ALPHA_FLAG', 'ALPHA');
  book.edit('letters/index.mdx', '`ALPHA_FLAG`', 'the flag');
  const { formers } = await book.site();
  expect(formers).toEqual([{ address: '/ids/#alpha-flag', kind: 'identifier', why: 'nothing on this site mentions it any more' }]);
});

test("a change of a topic's code, which every label has in it, stops the build", async () => {
  using book = await published();
  book.edit('topics.yaml', 'code: let', 'code: lt');
  for (const file of ['letters/index.mdx', 'flows/first.mdx', 'answers/why.mdx']) book.edit(file, 'let.overview', 'lt.overview');
  expect((await book.mistakes()).join('\n')).toContain('the published label "/c/let.overview.one/" has gone');
});

test('a file that cannot be read is told as that, not as the loss of its ids', async () => {
  using book = await published();
  book.edit('letters/index.mdx', '</Claim>', '');
  const mistakes = await book.mistakes();
  expect(mistakes.filter((mistake) => mistake.includes('has gone'))).toEqual([]);
  expect(mistakes.join('\n')).toContain('content/letters/index.mdx');
});

test('the rule of the labels gives for each address the label that its page shows', async () => {
  using book = new Book();
  const site = await book.site();
  const all = [...labelled(documents(site))];
  expect(all.length).toBeGreaterThan(5);
  for (const { label, address } of all) expect(labelAt(address, site.topics)).toBe(label);
});
