/**
 * Checks the content, then builds the site: into dist/, or into the folder given as the only argument. The pages are made in a
 * folder of this process and moved when they are whole, so a build that is cut off, or one beside it, leaves the last site as it was.
 */
import { access, constants, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { getSystemErrorName } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { checkContent } from '../src/build/check-content.ts';

// Vite asks this variable what to build, and a shell may hold another value: pages would then have no policy.
process.env.NODE_ENV = 'production';

const [given = 'dist'] = process.argv.slice(2);
const outDir = path.resolve(given);
const workshop = path.resolve('.astro');
const staging = path.join(workshop, `building-${process.pid}`);

/** What to do about a failure of the machine; other failures speak for themselves. */
const MENDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room and build again',
  EDQUOT: 'your share of the disk is used up; make room and build again',
  EFBIG: 'a file may not become that large here (see `ulimit -f`); raise the limit and build again',
  EACCES: 'that place may not be written; give yourself the right to it, or build into another folder',
  EPERM: 'that place may not be written; give yourself the right to it, or build into another folder',
  EROFS: 'that place is on a read-only disk; build into another folder',
  ENOTDIR: 'a part of that path is a file; build into another folder',
};

/** The system's name of what failed. The bundler only writes its number into the message. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('E')) return error.code;
  const number = /\(os error (\d+)\)/.exec(error.message)?.[1];
  return number === undefined ? undefined : getSystemErrorName(-Number(number));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM'; // it runs and is someone else's
  }
}

/** Removes what builds left that were cut off. */
async function sweep(): Promise<void> {
  await mkdir(workshop, { recursive: true });
  for (const name of await readdir(workshop)) {
    const pid = /^building-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(path.join(workshop, name), { recursive: true, force: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true }); // another disk
    await rm(from, { recursive: true });
  }
}

/**
 * Ends at once with exit code 1: the bundler may have much to do yet for a site that will not be, and cannot be told to stop. What it still writes the next
 * build sweeps away.
 */
async function giveUp(): Promise<never> {
  await rm(staging, { recursive: true, force: true, maxRetries: 10 });
  process.exit(1);
}

try {
  await sweep();
  await mkdir(outDir, { recursive: true });
  await access(path.dirname(outDir), constants.W_OK);
  const checked = checkContent();
  checked.catch(() => undefined); // it is told below, and may fail before that
  const { build } = await import('astro');
  // Begun while the diagrams are drawn in another process; the pages wait for the content. Where that has mistakes they are told by the check alone.
  const built = build({ outDir: staging, logLevel: 'warn' });
  built.catch(() => undefined);
  if (!(await checked)) await giveUp();
  // What is made from here on is written and forgotten; by its own measure V8 lets hundreds of megabytes of that lie, and 2,000 pages would need more than
  // 1.5 GB. (`--optimize-for-size` holds less still, but takes half as long again.) Before that, while the model grows, this would cost more time.
  setFlagsFromString('--heap-growing-percent=15');
  await built;
  await move(staging, outDir);
  console.log(`built into ${given}/`);
} catch (error) {
  const mend = MENDS[codeOf(error) ?? ''];
  if (mend === undefined) console.error(error);
  else {
    const lines = error instanceof Error ? error.message.split('\n') : [];
    console.error(`The site was not built: ${lines.find((line) => /write|mkdir|open|access/i.test(line)) ?? lines[0]}\n${mend}`);
  }
  await giveUp();
}
