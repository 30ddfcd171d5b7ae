import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inject } from 'vitest';

/**
 * Where the sites that tests share are public: the fixture book, and below a path the same with what it lacks (setup.ts), so that it has every kind of page,
 * and with this code in every line that an author may mark. The host of the second is named by none of its sources.
 */
export const SHARED = {
  fixture: { origin: 'https://example.org', base: '/' },
  below: { origin: 'https://site.example', base: '/missing-pages/', code: 'some_code' },
} as const;

/** What the first is built from. */
export const FIXTURE = 'tests/fixtures/book';

/** What a shell may hold, and what must change nothing. Vitest sets some of it by itself. */
const SHELL = { NODE_ENV: 'development', DEV: '1', PROD: '', SITE: 'nowhere', BASE_URL: '/nowhere/' };

/**
 * Builds a site as `npm run build` does.
 * @param folder where it goes
 * @param env variables that differ from those of the test run
 * @param root the folder of the project, or of a copy
 * @returns how the build ended, and what it said
 */
export function build(folder: string, env: NodeJS.ProcessEnv, root = '.'): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, ['scripts/build.ts', folder], {
    cwd: root,
    env: { ...process.env, ...SHELL, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/**
 * A site that is built once for a whole run, at the first demand. Nobody may change it.
 * @returns its folder
 * @throws with what the build said, if it failed
 */
export async function sharedSite(which: keyof typeof SHARED): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${inject('sitesPort')}/${which}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** The site that `npm run build` left. @throws if there is none, or half of one */
export function builtSite(): string {
  if (!existsSync('dist/manifest.sha256')) throw new Error('dist/ holds no finished site; run `npm run build` first');
  return 'dist';
}
