import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portablePage, writePortable } from '../../src/build/portable.ts';
import { zipOf } from '../../src/build/portable-zip.ts';
import { SHARED, sharedSite } from '../built/build.ts';
import { type Built, openSite, textOf } from '../built/open.ts';

/** Keeps the base path that the site was built for: a server gives it at any depth. */
const ABSOLUTE = '404.html';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zip-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a page', () => {
  const page = (html: string): string => portablePage(`<!DOCTYPE html><body>${html}`, 'terms/gpc/index.html', '/pages/').slice('<!DOCTYPE html><body>'.length);

  it.each([
    ['<a href="/pages/">', '<a href="../../index.html">'],
    ['<a href="/pages/terms/">', '<a href="../index.html">'],
    ['<a href="/pages/terms/gpc/">', '<a href="index.html">'],
    ['<a href="/pages/terms/gpc/#lock">', '<a href="#lock">'],
    ['<a href="/pages/flows/a/?x=1&amp;y=2#step-2">', '<a href="../../flows/a/index.html?x=1&amp;y=2#step-2">'],
    ['<a href="/pages/terms/gpc.txt">', '<a href="../gpc.txt">'],
    ['<script src="/pages/theme.js"></script>', '<script src="../../theme.js"></script>'],
    ['<form action="/pages/search/">', '<form action="../../search/index.html">'],
    ['<svg><a href="/pages/flows/a/#step-1"><path d="M0 0"/></a></svg>', '<svg><a href="../../flows/a/index.html#step-1"><path d="M0 0"/></a></svg>'],
    ['<meta http-equiv="refresh" content="0; url=/pages/terms/b/#c">', '<meta http-equiv="refresh" content="0; url=../b/index.html#c">'],
    ['<noscript><meta http-equiv="refresh" content="0; url=/pages/">', '<noscript><meta http-equiv="refresh" content="0; url=../../index.html">'],
  ])('has %s as %s', (built, portable) => expect(page(built)).toBe(portable));

  it.each([
    '<a href="#lock">',
    '<a href="https://lore.kernel.org/pages/">',
    '<a href="//example.org/pages/">',
    '<link rel="canonical" href="https://example.org/pages/terms/gpc/">',
    '<meta property="og:title" content="/pages/">',
    '<section data-copy="/c/term.gpc.txt">',
    '<p title="/pages/">&lt;a href="/pages/"> <code>href="/pages/"</code>',
  ])('keeps %s', (built) => expect(page(built)).toBe(built));

  it('tells the scripts where the site lies', () => {
    const base = (name: string): string => portablePage('<!DOCTYPE html><body data-base="/pages/">', name, '/pages/').slice('<!DOCTYPE html>'.length);
    expect(base('index.html')).toBe('<body data-base="./">');
    expect(base('terms/gpc/index.html')).toBe('<body data-base="../../">');
  });
});

describe('the copy of a built site with every kind of page', () => {
  let site: Built;
  beforeAll(async () => {
    await writePortable(await sharedSite('below'), path.join(root, 'site'), SHARED.below.base);
    site = openSite(path.join(root, 'site'), '/');
  });

  /** Why an address in a file leads nowhere when both lie on a disk; `undefined` for one that works. */
  function deadEnd(from: string, address: string): string | undefined {
    const url = new URL(address, `file:///${from}`);
    if (url.protocol !== 'file:') return undefined;
    const file = decodeURIComponent(url.pathname).slice(1);
    if (!site.files.has(file)) return `${from}: ${address} leads to no file`;
    const id = decodeURIComponent(url.hash.slice(1));
    return id === '' || site.pages.get(`/${file.replace(/(^|\/)index\.html$/, '$1')}`)?.ids.includes(id) ? undefined : `${from}: ${address} leads to no id`;
  }

  it('leads to a file, and to an id that is in it, with every address of every page', () => {
    const followed = [...site.pages].flatMap(([at, { elements }]) => {
      const from = at.endsWith('/') ? `${at.slice(1)}index.html` : at.slice(1);
      if (from === ABSOLUTE) return [];
      const named = elements.flatMap(({ attributes }) => [
        ...['href', 'src', 'action'].flatMap((name) => attributes.get(name) ?? []),
        ...(attributes.get('http-equiv') === 'refresh' ? [attributes.get('content')?.replace(/^\d+; url=/, '') ?? ''] : []),
      ]);
      return named.map((address) => deadEnd(from, address));
    });
    expect(followed.length).toBeGreaterThan(site.pages.size);
    expect(followed.filter((dead) => dead !== undefined)).toEqual([]);
  });

  it('has no attribute left that holds for one base path only', () => {
    // Scripts put data-base before what a page carries for them.
    const carried = new Set(['data-copy', 'data-drawing', 'data-address']);
    const absolute = [...site.pages].flatMap(([at, { elements }]) =>
      elements.flatMap(({ name, attributes }) =>
        [...attributes].filter(([key, value]) => !carried.has(key) && /^(?:\d+; url=)?\//.test(value)).map(([key]) => `${at} ${name} ${key}`),
      ),
    );
    expect(absolute.filter((where) => !where.startsWith(`/${ABSOLUTE} `))).toEqual([]);
  });

  it('leads to files from its styles', () => {
    const styles = [...site.files].filter((file) => file.endsWith('.css'));
    const urls = styles.flatMap((file) => [...textOf(site, file).matchAll(/url\(["']?([^"')]+)/g)].map(([, address = '']) => [file, address] as const));
    expect(urls.length).toBeGreaterThan(2);
    expect(urls.map(([file, address]) => deadEnd(file, address)).filter((dead) => dead !== undefined)).toEqual([]);
  });

  it('says what the search needs until its script runs', () => {
    const forms = site.pages.get('/search/')?.elements.filter(({ attributes }) => attributes.has('data-search-page')) ?? [];
    expect(forms.map(({ attributes }) => attributes.has('data-failed'))).toEqual([true]);
  });

  it('has a manifest of its own', () => {
    expect(textOf(site, 'manifest.sha256').trimEnd().split('\n')).toHaveLength(site.files.size - 1);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest.sha256'], { cwd: site.folder });
  });
});

it('is refused where the bundler fetches modules in a way of its own', async () => {
  const built = path.join(root, 'other-bundler');
  mkdirSync(path.join(built, 'assets'), { recursive: true });
  writeFileSync(path.join(built, 'assets/start.js'), 'dispatchEvent(new Event("vite:preloadError"))');
  await expect(writePortable(built, path.join(root, 'refused'), '/')).rejects.toThrow(/assets\/start\.js: .+ src\/build\/small-preload\.ts/);
});

describe('the zip', () => {
  const FILES = { 'b/c/deep.txt': 'deep', 'a.txt': 'a', 'b.txt': 'b' };
  const write = (name: string, files: [string, string][]): string => {
    const folder = path.join(root, name);
    for (const [file, text] of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    return folder;
  };

  it('holds every file', async () => {
    const unpacked = unzipSync(await zipOf(write('whole', Object.entries(FILES))));
    expect(Object.fromEntries(Object.entries(unpacked).map(([file, bytes]) => [file, strFromU8(bytes)]))).toEqual(FILES);
  });

  it('is the same to the byte for the same files', async () => {
    const one = await zipOf(write('one', Object.entries(FILES)));
    const other = await zipOf(write('other', Object.entries(FILES).reverse()));
    expect(Buffer.compare(one, other)).toBe(0);
    expect(Buffer.compare(one, await zipOf(write('changed', Object.entries({ ...FILES, 'a.txt': 'A' }))))).not.toBe(0);
  });
});
