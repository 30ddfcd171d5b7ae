import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedSite } from '../built/build.ts';

let folder: string;
let page: Document;
const open = (path: string): Document => new JSDOM(readFileSync(join(folder, path, 'index.html'), 'utf8')).window.document;

beforeAll(async () => {
  folder = await sharedSite('fixture');
  page = open('letters');
});

const one = (selector: string, root: ParentNode = page): Element => {
  const found = [...root.querySelectorAll(selector)];
  expect(found, selector).toHaveLength(1);
  return found[0] as Element; // one was just counted
};
const said = (selector: string, root: ParentNode = page): string => one(selector, root).textContent.replace(/\s+/g, ' ').trim();

describe('a page that uses everything', () => {
  it('has its headings with their ids, each a link to itself and to nothing else', () => {
    expect([...page.querySelectorAll('main h1, main h2, main h3')].map((heading) => [heading.localName, heading.id, heading.textContent])).toEqual([
      ['h1', '', 'Letters and code'],
      ['h2', 'first', 'First section with alpha'],
      ['h2', 'second', 'Second section'],
      ['h3', 'small', 'A smaller heading'],
    ]);
    for (const heading of page.querySelectorAll('main h2, main h3')) {
      expect([...heading.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([`#${heading.id}`]);
    }
    expect(one('h1').innerHTML).toBe('Letters and <code>code</code>');
  });

  it('keeps quotes straight and hyphens apart', () => {
    expect(said('main > .meta + p')).toContain('It says "straight quotes" -- and keeps them.');
    expect(said('.lede')).toBe('A page that uses everything, alpha_beta too -- with two hyphens.');
    for (const text of page.querySelectorAll('.said, .lede, main > p')) expect(text.textContent).not.toMatch(/[\u2013\u2018\u2019\u201c\u201d]/);
  });

  it('links each term at its first mention in a section, and at no other', () => {
    const texts = (root: Element): string[] => [...root.querySelectorAll('a.term')].map((link) => link.textContent);
    expect(texts(one('main > .lede'))).toEqual(['alpha_beta']); // the lead begins the first section
    expect(texts(one('main > .meta + p'))).toEqual([]);
    expect(texts(one('#one .said'))).toEqual(['Alpha', 'beta']);
    expect(texts(one('#two .said'))).toEqual([]);
    expect([...page.querySelectorAll('main > p a.term')].map((link) => link.textContent)).toEqual(['alpha_beta', 'alpha']);
    expect(page.querySelectorAll('pre a, h1 a.term, h2 a.term, h3 a.term, a a')).toHaveLength(0);
  });

  it('says the definition of a term where it is linked', () => {
    const link = page.querySelector('a.term');
    expect([link?.getAttribute('href'), link?.getAttribute('data-def')]).toEqual(['/terms/alpha/', 'The first letter, A.']);
  });

  it('colours code by classes and leaves it as it was written', () => {
    const code = one('pre > code.lang-c');
    expect(code.textContent).toBe('/* alpha in a comment */\nif (alpha_beta() < 0 && flags & ALPHA_FLAG)\n\treturn -EFAULT; -- <b>');
    expect([...new Set([...code.querySelectorAll('*')].map((token) => `${token.localName}.${token.className}`))].sort()).toEqual([
      'span.tok-comment',
      'span.tok-constant',
      'span.tok-function',
      'span.tok-keyword',
    ]);
  });

  it('puts beside each claim its label, status, sources and what refers to it', () => {
    const margin = one('#one > aside');
    expect([said('.label', margin), one('.label', margin).getAttribute('href'), said('.status', margin)]).toEqual(['let.overview.one', '#one', 'merged v6.8']);
    expect([...margin.querySelectorAll('.cites a')].map((link) => link.getAttribute('href'))).toEqual([
      '/sources/#doe-2024-01-02',
      'https://example.org/linux/virt/kvm/file.c?h=v6.12#n1',
      '/sources/#file-c-6-12',
    ]);
    expect(said('.drift', margin)).toContain('code unchanged to v7.3');
    expect([...margin.querySelectorAll('.refs a')].map((link) => link.getAttribute('href')).sort()).toEqual(['/answers/why/', '/flows/first/#step-3']);
    expect(said('#two > aside .status')).toBe('on record 2024-01, deduced');
  });

  it('resolves every kind of link, with the words of its target where there are none', () => {
    const links = [...one('#one .said').querySelectorAll('a:not(.term)')].map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['step two', '/flows/first/#step-2'],
      ['let.overview.two', '/letters/#two'],
      ['the answer', '/answers/why/'],
      ['the mail', '/sources/#talk'],
      ['the page', '/letters/#second'],
    ]);
  });

  it('gives every table row an address and every cell its head', () => {
    const table = one('#three table');
    expect([...table.querySelectorAll('tbody tr')].map((row) => row.id)).toEqual(['three-none', 'three-there']);
    expect([...table.querySelectorAll('th')].map((cell) => cell.getAttribute('scope'))).toEqual(['col', 'col', 'row', 'row']);
    expect(table.textContent).not.toContain('#none');
  });

  it('shows the flow with a name, and the way to its steps in words', () => {
    const figure = one('#fig-first');
    const name = one('svg > title', figure);
    expect([name.textContent, one('svg', figure).getAttribute('aria-labelledby')]).toEqual(['The first flow', name.id]);
    expect(one('figcaption a[href="/flows/first/#steps"]', figure).textContent).toBe('The 4 steps in words');
    expect([...figure.querySelectorAll('svg a')].map((link) => link.getAttribute('href'))).toEqual(['1', '2', '3', '4'].map((n) => `/flows/first/#step-${n}`));
  });

  it('shows each figure under its id, and its rows', () => {
    for (const id of [
      'rates',
      'story',
      'race',
      'grid',
      'lanes',
      'record',
      'rates-with',
      'story-v1',
      'race-without',
      'race-without-check',
      'grid-absent',
      'lanes-b',
      'record-split',
    ])
      expect(page.getElementById(id), id).not.toBeNull();
  });
});

describe('the pages around it', () => {
  it('list under each source the statements that rest on it', () => {
    const places = [...one('#doe-2024-01-02', open('sources')).querySelectorAll('.refs a')].map((link) => link.getAttribute('href'));
    expect(places).toEqual(expect.arrayContaining(['/letters/#one', '/flows/first/#step-2', '/letters/#rates']));
  });

  it('list under each term the places that use it, itself not among them', () => {
    const places = [...open('terms/alpha').querySelectorAll('.used a')].map((link) => link.getAttribute('href'));
    expect(places).toEqual(expect.arrayContaining(['/letters/', '/letters/#one', '/flows/first/#step-1']));
    expect(places).not.toContain('/terms/alpha/');
  });

  it('say of each claim that uses a term how it begins, of a table with its first row', () => {
    const claims = [...open('terms/alpha').querySelectorAll('.used li:has(a.label)')];
    const said = new Map(claims.map((item) => [item.querySelector('a')?.textContent, item.querySelector('.soft')?.textContent]));
    expect(said.get('let.overview.three')).toBe('not there; What happens: it exits');
    expect([...said].filter(([, words]) => (words ?? '') === '')).toEqual([]);
  });

  it('show hostile text as text', () => {
    const sources = open('sources');
    expect(said('#doe-2024-01-02', sources)).toContain('[PATCH 1/2] A patch <script>alert(1)</script>');
    expect(said('#one .said')).toContain('A <b> stays text.');
    const flow = open('flows/first');
    expect(said('#step-3 .who', flow)).toBe('KVM → VMM, return: <script>alert(1)</script>');
    expect(one('svg', flow).textContent).toContain('<script>alert(1)</script>');
    for (const document of [page, sources, flow])
      expect([...document.querySelectorAll('script')].every((script) => script.hasAttribute('src') || script.type === 'application/json')).toBe(true);
  });

  it('lead from a Message-ID to the archive, with what an address cannot hold escaped', () => {
    expect(one('#doe-2024-01-02 a[href^="https:"]', open('sources')).getAttribute('href')).toBe('https://lore.kernel.org/kvm/a%2Fb%2Bc%3Dd@example.org/');
  });
});
