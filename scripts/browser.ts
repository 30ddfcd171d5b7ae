import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** True for a file that starts: not for a stub that asks for another package, nor for one that lacks a library. */
function starts(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false; // not there, or not ours to run: the next one is tried
  }
  return spawnSync(file, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

/** The first Chromium or Chrome on this machine that starts: an installed one, else the one Playwright downloaded. */
export function findBrowser(
  searchPath: string = process.env.PATH ?? '',
  elsewhere: readonly string[] = [...ELSEWHERE, chromium.executablePath()],
): string | undefined {
  const onPath = searchPath.split(path.delimiter).flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...elsewhere].find(starts);
}

function attempt(what: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  console.log(`No Chromium here; trying ${what} ...`);
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', timeout: 300_000, env: { ...process.env, ...env } });
  if (status !== 0) console.log(`  that did not work (${error?.message ?? `exit code ${status}`})`);
}

/**
 * The browser for the tests; gets one if there is none.
 * @throws if none can be had, with what to do
 */
export function provideBrowser(): string {
  const steps: (() => void)[] = [
    () => attempt("Playwright's own download", process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--only-shell', 'chromium']),
  ];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    steps.push(() => {
      attempt("the system's package lists", 'apt-get', ['update'], quiet);
      attempt("the system's package", 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
    });
  }
  for (const step of [() => undefined, ...steps]) {
    step();
    const found = findBrowser();
    if (found !== undefined) return found;
  }
  throw new Error(
    'No Chromium or Chrome starts on this machine and none could be installed. Install one (on Debian: sudo apt-get install chromium) and run the same command again.',
  );
}
