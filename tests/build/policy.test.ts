import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { headersFile } from '../../src/build/headers.ts';
import { ASK_AGAIN, BRIEFLY, cacheControl, HASHED_FOLDERS, KEEP, SECURITY_HEADERS } from '../../src/build/policy.ts';

it('keeps only what changes its name with its content', () => {
  expect(cacheControl('assets/Base.abc.css')).toBe(KEEP);
  for (const file of ['404.html', 'terms.txt', 'theme.js', 'search/index.json', 'pagefind/wasm.unknown.pagefind', 'letters/assets/x.css'])
    expect(cacheControl(file)).toBe(ASK_AGAIN);
});

it('keeps a page for a minute, so that one that was asked for ahead is there at the click', () => {
  for (const page of ['', 'index.html', 'terms/', 'terms/memslot/', 'terms/memslot/index.html']) expect(cacheControl(page)).toBe(BRIEFLY);
});

it('writes rules below the base path that never set one header twice for a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headers-'));
  const files = [
    'index.html',
    'assets/first.a.css',
    'assets/before-paint.b.js',
    'assets/sans.c.woff2',
    'assets/Base.d.js',
    'terms/index.html',
    'terms/memslot/index.html',
    'search/index.html',
    'c/x.y.txt',
    ...HASHED_FOLDERS.map((name) => `${name}one`),
  ];
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  const rules = headersFile('/missing-pages/', folder)
    .trim()
    .split('\n\n')
    .map((rule) => rule.split('\n'));
  rmSync(folder, { recursive: true });
  const everywhere = rules.find(([pattern]) => pattern === '/*')?.slice(1) ?? [];
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(everywhere).toContain(`  ${name}: ${value}`);
  expect(everywhere.join('\n')).not.toContain('Cache-Control');
  const caching = (address: string): (string | undefined)[] =>
    rules
      .filter(([pattern = '']) => pattern !== '/*' && (pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern))
      .map(([, header]) => header);
  for (const name of HASHED_FOLDERS) expect(caching(`/missing-pages/${name}one`)).toEqual([`  Cache-Control: ${KEEP}`]);
  for (const page of ['', 'terms/', 'terms/memslot/']) expect(caching(`/missing-pages/${page}`)).toEqual([`  Cache-Control: ${BRIEFLY}`]);
  const terms = rules.find(([pattern]) => pattern === '/missing-pages/terms/*');
  expect(terms).toContain(
    '  Link: </missing-pages/assets/first.a.css>; rel=preload; as=style, </missing-pages/assets/before-paint.b.js>; rel=preload; as=script',
  );
  for (const name of ['search/', 'search/index.json', 'c/x.y.txt']) expect(caching(`/missing-pages/${name}`)).toEqual([]);
});
