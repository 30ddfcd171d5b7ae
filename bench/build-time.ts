import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const DRAWINGS = 'node_modules/.cache/missing-pages';
const ASIDE = `${DRAWINGS}.aside`;

/** What a build took. */
export interface Build {
  seconds: number;
  /** The most that its main process held, in MB (10^6 bytes). Those that draw diagrams and make the index come on top. */
  memory: number;
}

/**
 * Builds with `npm run build`'s own script.
 * @param outDir where the site goes
 * @param env variables that differ from those of this run
 * @throws if the build fails
 */
export function timeBuild(outDir: string, env: NodeJS.ProcessEnv = {}): Build {
  const start = performance.now();
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['bench/measured-build.ts', outDir], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
  return { seconds: (performance.now() - start) / 1000, memory: (Number(output[3]) * 1024) / 1e6 };
}

/** As `timeBuild`, with no diagram drawn before. The drawings kept so far are back afterwards. */
export function timeCleanBuild(outDir: string): Build {
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
