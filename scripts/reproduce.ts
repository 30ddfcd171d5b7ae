/**
 * Builds the tree as it stands twice, from nothing, in folders, time zones and languages that differ, and compares every byte.
 * CONTENT_ROOT (below the repository) chooses another book.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST } from '../src/build/manifest.ts';

const PLACES = [
  { folder: 'one', TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { folder: 'a folder/deep down/two', TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];

/** Everything a clone would hold, and what is not committed yet. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\0').filter(Boolean);

async function buildIn(folder: string, env: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  for (const file of files) await cp(file, path.join(folder, file)).catch(ignoreMissing); // listed, and deleted since
  await mkdir(path.join(folder, 'node_modules'), { recursive: true });
  // Its own packages, at the price of links: no drawing, and no path, may come from the tree that was copied.
  execFileSync('cp', ['-a', '--link', '--no-target-directory', 'node_modules', path.join(folder, 'node_modules')]);
  await rm(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true });
  const child = spawn(process.execPath, ['scripts/build.ts'], { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the build in ${folder} failed`);
  const lines = (await readFile(path.join(folder, 'dist', MANIFEST), 'utf8')).trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

// Inside the repository and not in the system's temporary folder: links do not cross disks.
await mkdir('.astro', { recursive: true });
const workshop = await mkdtemp(path.resolve('.astro', 'reproduce-'));
try {
  const [one, two] = await Promise.all(PLACES.map(({ folder, ...env }) => buildIn(path.join(workshop, folder), env)));
  if (one === undefined || two === undefined) throw new Error('two builds are needed to compare');
  const different = [...new Set([...one.keys(), ...two.keys()])].filter((name) => one.get(name) !== two.get(name));
  for (const name of different.slice(0, 20)) console.error(`differs: ${name}`);
  if (different.length > 0) process.exitCode = 1;
  console.log(`${one.size} files, ${different.length} of them differ`);
} finally {
  await rm(workshop, { recursive: true, force: true });
}
