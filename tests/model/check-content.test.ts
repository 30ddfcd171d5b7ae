import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Runs the check as `npm run build` does. */
const check = (folder: string) =>
  spawnSync(process.execPath, ['src/build/check-content.ts'], { env: { ...process.env, CONTENT_ROOT: folder }, encoding: 'utf8' });

it('counts what is there and ends well', () => {
  const { status, stdout, stderr } = check('tests/fixtures/book');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^1 pages, 3 claims \(2 rows\), 1 flows \(4 steps\), 2 terms, 1 answers, 6 figures, 5 sources, \d+ ids/);
});

it('tells an author what to mend, and nothing of the code', () => {
  cpSync('tests/fixtures/book', root, { recursive: true });
  writeFileSync(join(root, 'content/letters/new.mdx'), '---\ntitle: New\n---\n');
  const { status, stdout, stderr } = check(root);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'content/letters/new.mdx:2: missing field "order"; add "order:" with a value\n' +
      'content/letters/new.mdx:2: missing field "summary"; add "summary:" with a value\n' +
      '2 mistakes in the content\n',
  );
});
