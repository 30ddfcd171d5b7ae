import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Site } from '../../src/link/site.ts';
import { claimsDocument } from '../../src/machine/claims.ts';
import { labelPages } from '../../src/machine/label-pages.ts';
import { llmsText } from '../../src/machine/llms.ts';
import { type FormName, jsonSchema } from '../../src/machine/schemas.ts';
import { termsDocument } from '../../src/machine/terms.ts';
import { textFiles } from '../../src/text/all.ts';
import { Book } from '../lock/book.ts';

async function fixture(): Promise<Site> {
  using book = new Book();
  return await book.site();
}

/** What a stranger's validator says of a file by the published schema. */
function valid(name: FormName, file: unknown): boolean {
  return z.fromJSONSchema(JSON.parse(JSON.stringify(jsonSchema(name)))).safeParse(JSON.parse(JSON.stringify(file))).success;
}

test('each file is valid by its published schema', async () => {
  const site = await fixture();
  expect(valid('claims', claimsDocument(site))).toBe(true);
  expect(valid('terms', termsDocument(site))).toBe(true);
});

test('the schemas refuse a field that is missing, unknown or of another form', async () => {
  const site = await fixture();
  const file = claimsDocument(site);
  expect(valid('claims', { ...file, version: 2 })).toBe(false);
  expect(valid('claims', { ...file, extra: true })).toBe(false);
  expect(valid('claims', { ...file, claims: [{ ...file.claims[0], text: undefined }] })).toBe(false);
  expect(valid('terms', { ...termsDocument(site), terms: [{ id: 'x' }] })).toBe(false);
});

test('a claim is there with its label, words, status, sources, rows and the places that refer to it', async () => {
  const { claims } = claimsDocument(await fixture());
  expect(claims.map(({ label }) => label)).toEqual(['let.overview.one', 'let.overview.two', 'let.overview.three']);
  const [one, two, three] = claims;
  expect(one).toMatchObject({
    address: '/letters/#one',
    topic: 'letters',
    page: { title: 'Letters and code', address: '/letters/' },
    status: { word: 'merged', since: 'v6.8' },
    deduced: false,
  });
  expect(one?.text).toContain('see step two, let.overview.two, beta');
  expect(one?.sources.map(({ id, symbol }) => `${id} ${symbol ?? ''}`)).toEqual(['doe-2024-01-02 ', 'file-c-6-12 do_it']);
  expect(one?.usedBy.map(({ kind, address }) => `${kind} ${address}`)).toEqual(['step /flows/first/#step-3', 'answer /answers/why/']);
  expect(two?.deduced).toBe(true);
  expect(three?.rows.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'let.overview.three-none: not there; What happens: it exits',
    'let.overview.three-there: there; What happens: it runs, says alpha',
  ]);
});

test('a term is there with its other names, its definition and the places that use it', async () => {
  const { terms } = termsDocument(await fixture());
  expect(terms.find(({ id }) => id === 'alpha')).toMatchObject({
    name: 'alpha',
    aliases: ['ALPHA_FLAG', 'alpha_beta', 'the first letter'],
    definition: 'The first letter, A.',
    see: ['beta'],
    text: 'Alpha never links to itself. It comes before beta.',
  });
  expect(terms.find(({ id }) => id === 'beta')?.usedBy.map(({ address }) => address)).toContain('/letters/#one');
});

test('every label that a page shows has a page of its own, rows, terms, flows and answers too', async () => {
  const pages = labelPages(await fixture());
  expect(pages.map(({ label, to }) => `${label} ${to ?? ''}`)).toEqual([
    'let.overview.one /letters/#one',
    'let.overview.two /letters/#two',
    'let.overview.three /letters/#three',
    'let.overview.three-none /letters/#three-none',
    'let.overview.three-there /letters/#three-there',
    'flow.first /flows/first/',
    'term.alpha /terms/alpha/',
    'term.beta /terms/beta/',
    'answer.why /answers/why/',
  ]);
  expect(pages[0]).toMatchObject({ title: 'let.overview.one (Letters and `code`)', section: 'Letters' });
});

test('llms.txt has the form of llmstxt.org, and each of its links leads to a text that is there', async () => {
  const site = await fixture();
  const [title, blank, summary, , , , ...rest] = llmsText(site).split('\n');
  expect([title, blank, summary]).toEqual(['# A small book', '', '> The fixture that uses everything.']);
  const lists = rest.filter((line) => line !== '');
  for (const line of lists) expect(line).toMatch(/^(?:## .+|- \[.+\]\(http:\/\/localhost:4321\/\S+\): .+)$/);
  expect(lists.filter((line) => line.startsWith('## ')).at(-1)).toBe('## Optional');
  const texts = textFiles(site);
  const links = lists.flatMap((line) => /\]\(http:\/\/localhost:4321(\/\S+\.txt)\)/.exec(line)?.[1] ?? []);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect([...texts.keys()]).toContain(link);
});
