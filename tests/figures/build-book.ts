import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';

/**
 * Builds the fixture book in a folder of its own, so that builds beside it cannot touch each other, and gives one of its pages.
 * @param address of the page, with both slashes
 * @throws Error with the output of the build where it fails
 */
export function builtPage(address: string): Document {
  const root = mkdtempSync(join(tmpdir(), 'figures-'));
  try {
    for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) cpSync(part, join(root, part), { recursive: true });
    cpSync('tests/fixtures/book/content', join(root, 'content'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const { CONTENT_ROOT: _, ...env } = process.env;
    execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], { cwd: root, env, stdio: 'pipe' });
    return new JSDOM(readFileSync(join(root, 'dist', address, 'index.html'), 'utf8')).window.document;
  } finally {
    rmSync(root, { recursive: true });
  }
}
