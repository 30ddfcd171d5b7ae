import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const DRAWINGS = 'node_modules/.cache/missing-pages';
const ASIDE = `${DRAWINGS}.aside`;

/**
 * Builds with `npm run build`'s own script.
 * @param outDir where the site goes
 * @param env variables that differ from those of this run
 * @returns the seconds it took
 * @throws if the build fails
 */
export function timeBuild(outDir: string, env: NodeJS.ProcessEnv = {}): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', outDir], { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
  return (performance.now() - start) / 1000;
}

/** As `timeBuild`, with no diagram drawn before. The drawings kept so far are back afterwards. */
export function timeCleanBuild(outDir: string): number {
  rmSync(ASIDE, { recursive: true, force: true });
  if (existsSync(DRAWINGS)) renameSync(DRAWINGS, ASIDE);
  try {
    return timeBuild(outDir);
  } finally {
    if (existsSync(ASIDE)) {
      rmSync(DRAWINGS, { recursive: true, force: true });
      renameSync(ASIDE, DRAWINGS);
    }
  }
}
