import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, FIXTURE, SHARED, sharedSite } from '../built/build.ts';

/**
 * A copy of the project that may be broken, with a site as a build has left it; its packages are links, its cache of drawings is its own. What goes wrong
 * goes wrong one after the other, and the last test builds the next site after all of it.
 */
let root = '';
let whole = '';
const at = (...parts: string[]): string => path.join(root, ...parts);
const BOOK = { CONTENT_ROOT: FIXTURE, SITE_URL: SHARED.fixture.origin, BASE_PATH: SHARED.fixture.base };
const DRAWINGS = 'node_modules/.cache/missing-pages/diagrams';
const buildBook = (folder = 'dist') => build(folder, BOOK, root);
const manifest = (): string => readFileSync(at('dist/manifest.sha256'), 'utf8');

beforeAll(async () => {
  mkdirSync('.astro', { recursive: true });
  root = mkdtempSync(path.resolve('.astro', 'breakage-'));
  for (const name of ['src', 'public', 'scripts', 'tests/fixtures/book', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(name, at(name), { recursive: true });
  mkdirSync(at('node_modules'));
  for (const name of readdirSync('node_modules').filter((name) => !name.startsWith('.') || name === '.bin'))
    symlinkSync(path.resolve('node_modules', name), at('node_modules', name));
  cpSync(await sharedSite('fixture'), at('dist'), { recursive: true });
  cpSync(DRAWINGS, at(DRAWINGS), { recursive: true });
  whole = manifest();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a build that goes wrong', () => {
  it('cut off half-way: the last site stays', async () => {
    mkdirSync(at('.astro'), { recursive: true });
    const child = spawn(process.execPath, ['scripts/build.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...BOOK },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const watcher = watch(at('.astro'), () => {
      // The folder in which the pages are made is there: the build is on its way.
      if (existsSync(at('.astro', `building-${child.pid}`))) child.kill('SIGKILL');
    });
    await ended;
    watcher.close();
    expect(child.signalCode).toBe('SIGKILL');
    expect(manifest()).toBe(whole);
    expect(readdirSync(at('.astro')).filter((name) => name.startsWith('building-'))).toEqual([`building-${child.pid}`]);
  });

  it('a disk that takes no more: says so, and the last site stays', () => {
    // The limit on the size of a file stands for the full disk: it needs no right that a test may lack.
    const run = (): string =>
      execFileSync('sh', ['-c', `ulimit -f 8; exec "${process.execPath}" scripts/build.ts 2>&1`], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', ...BOOK },
        encoding: 'utf8',
      });
    expect(run).toThrow(expect.objectContaining({ stdout: expect.stringMatching(/raise the limit and build again/) }));
    expect(manifest()).toBe(whole);
  });

  it('a place that cannot be written: says so before it builds', async () => {
    const { status, output } = await buildBook('package.json/dist');
    expect(status).toBe(1);
    expect(output).toMatch(/package\.json.*\n.*build into another folder/);
    expect(output).not.toMatch(/\n {4}at /);
  });

  it('a font that is missing: names it and what makes it', async () => {
    renameSync(at('src/assets/fonts/plex-sans-600.woff2'), at('away.woff2'));
    const { status, output } = await buildBook();
    renameSync(at('away.woff2'), at('src/assets/fonts/plex-sans-600.woff2'));
    expect(status).toBe(1);
    expect(output).toMatch(/plex-sans-600\.woff2 missing.*subset-fonts/);
    expect(manifest()).toBe(whole);
  });

  it('a mistake in the content: told without a stack, with exit code 1', async () => {
    const file = at('tests/fixtures/book/content/terms/beta.mdx');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('kind:', 'knid:'));
    const { status, output } = await buildBook();
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(output).toMatch(/beta\.mdx:\d+: /);
    expect(output).not.toMatch(/\n {4}at /);
    expect(manifest()).toBe(whole);
  });

  it('and a cache of drawings full of rubbish: they are drawn anew, the site is the same to the byte, and nothing is left of what went wrong', async () => {
    const drawings = readdirSync(at(DRAWINGS));
    expect(drawings.length).toBeGreaterThan(0);
    for (const name of drawings) writeFileSync(at(DRAWINGS, name), readFileSync(at(DRAWINGS, name), 'utf8').slice(0, -20));
    rmSync(at('dist'), { recursive: true });
    const { status, output } = await buildBook();
    expect(status, output).toBe(0);
    expect(output).toMatch(/the kept drawing of flow "first" was damaged; it was drawn anew/);
    expect(manifest()).toBe(whole);
    expect(readdirSync(at('.astro')).filter((name) => name.startsWith('building-'))).toEqual([]);
  });
});
