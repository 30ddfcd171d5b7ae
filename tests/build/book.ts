import { spawnSync } from 'node:child_process';

const FIXTURE = 'tests/fixtures/book';

/**
 * Builds the fixture book as `npm run build` does.
 * @param outDir where the site goes
 * @param env variables that differ from those of the test run
 * @param root the folder of the project, or of a copy
 */
export function buildBook(outDir: string, env: NodeJS.ProcessEnv = {}, root = '.'): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', outDir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', CONTENT_ROOT: FIXTURE, ...env },
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}
