import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { buildBook } from './book.ts';

const SITE = 'https://pages.example';
const BASE = '/missing-pages/';
let dist = '';

beforeAll(() => {
  dist = mkdtempSync(path.join('.astro', 'base-path-'));
  const { status, output } = buildBook(dist, { SITE_URL: SITE, BASE_PATH: BASE });
  expect(status, output).toBe(0);
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const filesOf = (ending: string): string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending) && statSync(path.join(dist, name)).isFile());

/** Every address that a page names, as a path. */
function addresses(page: string): string[] {
  const { document } = new JSDOM(readFileSync(path.join(dist, page), 'utf8')).window;
  const named = [...document.querySelectorAll('[href], [src], [action]')].map(
    (node) => node.getAttribute('href') ?? node.getAttribute('src') ?? node.getAttribute('action') ?? '',
  );
  return named.map((address) => (address.startsWith(SITE) ? address.slice(SITE.length) : address)).filter((address) => address.startsWith('/'));
}

describe('a site below a base path', () => {
  it('links nowhere above it', () => {
    const stray = filesOf('.html').flatMap((page) =>
      addresses(page)
        .filter((address) => !address.startsWith(BASE))
        .map((address) => `${page}: ${address}`),
    );
    expect(stray).toEqual([]);
  });

  it('links to files that are there', async () => {
    const { server, port } = await listen(siteHandler(dist, BASE), 0);
    const paths = [...new Set(filesOf('.html').flatMap(addresses))].map((address) => address.replace(/[?#].*/, ''));
    expect(paths.length).toBeGreaterThan(20);
    const dead: string[] = [];
    for (const address of new Set(paths)) {
      const { status } = await fetch(`http://127.0.0.1:${port}${address}`, { redirect: 'manual' });
      if (status !== 200) dead.push(`${status} ${address}`);
    }
    server.close();
    // The fixture book is a small one: it has no page about itself, to which every page's foot leads.
    expect(dead).toEqual([`404 ${BASE}about/`]);
  });

  it('gives full addresses with it to machines and in texts', () => {
    const texts = [...filesOf('.xml'), ...filesOf('.txt')].map((name) => [name, readFileSync(path.join(dist, name), 'utf8')] as const);
    const full = texts.flatMap(([name, text]) => [...text.matchAll(/https:\/\/pages\.example(\/[^\s<"]*)/g)].map((match) => [name, match[1] ?? ''] as const));
    expect(full.length).toBeGreaterThan(20);
    expect(full.filter(([, address]) => !address.startsWith(BASE))).toEqual([]);
    expect(texts.filter(([, text]) => text.includes('localhost')).map(([name]) => name)).toEqual([]);
  });

  it('writes the rules for hosts below it', () => {
    expect(readFileSync(path.join(dist, '_headers'), 'utf8')).toContain(`\n${BASE}assets/*\n`);
  });
});
