import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeManifest } from '../../src/build/manifest.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  mkdirSync(path.join(folder, 'b/c'), { recursive: true });
  writeFileSync(path.join(folder, 'b/c/deep.txt'), 'deep');
  writeFileSync(path.join(folder, 'a.txt'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = (): string => execFileSync('sha256sum', ['--check', '--strict', 'manifest.sha256'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

it('lists every file, and the checker that everybody has agrees', async () => {
  await writeManifest(folder);
  expect(check()).toBe('a.txt: OK\nb/c/deep.txt: OK\n');
});

it('lets the checker find a changed byte', async () => {
  await writeManifest(folder);
  writeFileSync(path.join(folder, 'b/c/deep.txt'), 'Deep');
  expect(check).toThrow();
});

it('comes out the same a second time, with the first still there', async () => {
  const first = await writeManifest(folder);
  expect(await writeManifest(folder)).toBe(first);
  expect(readFileSync(path.join(folder, 'manifest.sha256'), 'utf8')).toBe(first);
});
