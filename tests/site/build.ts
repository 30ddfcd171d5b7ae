import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** What a shell may hold, and what must change nothing. Vitest sets some of it by itself. */
const SHELL = { NODE_ENV: 'development', DEV: '1', PROD: '', SITE: 'nowhere', BASE_URL: '/nowhere/' };

/**
 * Builds a site for the tests of one file, and removes it after them.
 * @param contentRoot the folder in which `content/` lies
 * @param base the base path, with a slash at both ends
 * @returns the folder it was built into
 * @throws with what the build said, if it failed
 */
export function buildSite(contentRoot: string, base = '/'): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = { ...process.env, CONTENT_ROOT: contentRoot, BASE_PATH: base, SITE_URL: 'https://example.org', ...SHELL };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', folder], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build of ${contentRoot} failed\n${stdout}${stderr}`);
  return folder;
}

/** The site that `npm run build` left. @throws if there is none, or half of one */
export function builtSite(): string {
  if (!existsSync('dist/manifest.sha256')) throw new Error('dist/ holds no finished site; run `npm run build` first');
  return 'dist';
}
