import { expect, it } from 'vitest';
import { peerPages } from '../../bench/peers/convert.ts';
import { tableLines } from '../../bench/peers/table.ts';
import { markdownOf } from '../../bench/peers/write.ts';
import { readSite } from '../../src/link/site.ts';

const { site } = await readSite('tests/fixtures/book');
const pages = peerPages(site);
const known = new Set(pages.map(({ path }) => path));

/** The file of a page, as a generator that makes the title a heading by itself gets it. */
function markdown(path: string): string {
  const page = pages.find((one) => one.path === path);
  if (page === undefined) throw new Error(`no page at ${path}`);
  return markdownOf(page, known, { titled: false });
}

it('every page of the book is a page, but those that plain Markdown has no use for', () => {
  const own = [...site.pages, ...site.standalone.values(), ...site.flows.values(), ...site.terms.values(), ...site.answers.values(), ...site.labs.values()];
  expect(own.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
  expect([...known].filter((path) => path.startsWith('/c/') || path.startsWith('/ids/'))).toEqual([]);
});

it('a page keeps its text, tables, ids and links, and a claim is a paragraph and a small line', async () => {
  await expect(markdown('/letters/')).toMatchFileSnapshot('peers-page.md');
});

it('a flow keeps its steps, and its diagram is Mermaid', async () => {
  await expect(markdown('/flows/first/')).toMatchFileSnapshot('peers-flow.md');
});

it('what leads to a page that is left out becomes its words', () => {
  const page = {
    path: '/x/',
    title: 'X',
    description: '',
    body: [{ type: 'paragraph' as const, children: [link('/ids/#a', 'an id'), link('/letters/', 'a page')] }],
  };
  expect(markdownOf(page, known, { titled: true })).toContain('# X\n\nan id[a page](/letters/)');
});

it('the table says how many times the first figure each is', () => {
  const values = new Map([
    ['here', 2],
    ['there', 3],
  ]);
  const [, line] = tableLines(['here', 'there', 'nowhere'], [{ name: 'build', unit: 's', values }]);
  expect(line?.replace(/ +/g, ' ')).toBe('build, s 2.0 3.0 (1.50) -');
});

function link(url: string, words: string) {
  return { type: 'link' as const, url, children: [{ type: 'text' as const, value: words }] };
}
