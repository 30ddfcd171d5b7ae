import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST } from '../src/build/manifest.ts';

/** Everything in which another machine may differ. */
const ELSEWHERE = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

/** What the manifest of a built site says of each file. */
async function sums(site: string): Promise<Map<string, string>> {
  const lines = (await readFile(path.join(site, MANIFEST), 'utf8')).trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Where a build keeps its drawings. */
const DRAWINGS = 'node_modules/.cache/missing-pages/diagrams';

/** Lends a folder the kept drawings but one of so many, which is drawn there. */
async function lend(folder: string, drawnAnew: number): Promise<void> {
  const names = (await readdir(DRAWINGS).catch(() => [])).sort();
  await mkdir(path.join(folder, DRAWINGS), { recursive: true });
  for (const [i, name] of names.entries()) if (i % drawnAnew !== 0) await cp(path.join(DRAWINGS, name), path.join(folder, DRAWINGS, name));
}

/** Builds the tree as it stands in another folder, with nothing of this one but the drawings it is lent. CONTENT_ROOT (below the repository) chooses another book. */
async function buildIn(folder: string, drawnAnew: number): Promise<Map<string, string>> {
  // Everything a clone would hold, and what is not committed yet.
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) await cp(file, path.join(folder, file)).catch(ignoreMissing); // listed, and deleted since
  await mkdir(path.join(folder, 'node_modules'), { recursive: true });
  // Its own packages, at the price of links: no drawing, and no path, may come from the tree that was copied.
  const packages = (await readdir('node_modules')).filter((name) => name !== '.cache').map((name) => path.join('node_modules', name));
  execFileSync('cp', ['-a', '--link', '--target-directory', path.join(folder, 'node_modules'), ...packages]);
  await lend(folder, drawnAnew);
  // What Node keeps of compiled code it keeps by path, and this path never comes again.
  const child = spawn(process.execPath, ['scripts/build.ts'], {
    cwd: folder,
    env: { ...process.env, ...ELSEWHERE, NODE_COMPILE_CACHE: undefined },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the build in ${folder} failed`);
  return sums(path.join(folder, 'dist'));
}

/**
 * Compares a site that was built here, with whatever is kept from earlier builds, with one that is built from nothing in another folder,
 * time zone and language.
 * @param drawnAnew 1 draws everything again, 5 every fifth drawing, and lends the rest
 * @returns how many files there are, and the names of those that differ or are in one of the two alone
 * @throws where that build fails, or the site is not whole
 */
export async function compareWithColdBuild(site: string, drawnAnew: number): Promise<{ files: number; different: string[] }> {
  const here = await sums(site);
  // Inside the repository and not in the system's temporary folder: links do not cross disks.
  await mkdir('.astro', { recursive: true });
  const workshop = await mkdtemp(path.resolve('.astro', 'cold-'));
  try {
    const cold = await buildIn(path.join(workshop, 'a folder/deep down'), drawnAnew);
    return { files: here.size, different: [...new Set([...here.keys(), ...cold.keys()])].filter((name) => here.get(name) !== cold.get(name)) };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
