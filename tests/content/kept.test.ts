import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as satteri from 'satteri';
import { afterAll, expect, test, vi } from 'vitest';

const parse = vi.fn(satteri.mdxToMdast);
// Files of tests share their modules: this one has the parser watched in copies of its own.
vi.doMock('satteri', () => ({ ...satteri, mdxToMdast: parse }));
vi.resetModules();
const { readSite } = await import('../../src/link/site.ts');
afterAll(() => {
  vi.doUnmock('satteri');
  vi.resetModules();
});

const root = mkdtempSync(join(tmpdir(), 'kept-'));
cpSync('tests/fixtures/book', root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

test('a second reading parses the file that changed and no other, and comes to what a first one would', async () => {
  const first = await readSite(root);
  const page = join(root, 'content/letters/index.mdx');
  expect(parse.mock.calls.length).toBeGreaterThan(5);

  parse.mockClear();
  writeFileSync(page, readFileSync(page, 'utf8').replace('The Alpha calls', 'The changed Alpha calls'));
  const second = await readSite(root);
  expect(parse).toHaveBeenCalledTimes(1);
  expect([...second.site.claims.values()].filter(({ text }) => text.includes('The changed Alpha'))).toHaveLength(1);
  expect([...second.site.claims.values()].map(({ label, shown }) => [label, shown.length])).toEqual(
    [...first.site.claims.values()].map(({ label, shown }) => [label, shown.length]),
  );

  parse.mockClear();
  writeFileSync(page, readFileSync(page, 'utf8').replace('The changed Alpha calls', 'The Alpha calls'));
  const third = await readSite(root);
  expect(parse).toHaveBeenCalledTimes(1);
  expect(third.site).toEqual(first.site);
});
