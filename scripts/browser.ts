import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium without its windows: the same engine, at half the processor time for a page opened anew. */
export const SHELL = 'chromium-headless-shell';
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
  names: readonly string[] = NAMES,
): string | undefined {
  const onPath = searchPath.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...elsewhere].find(starts);
}

/** Debian's browser without windows, where it is on this machine. */
export const findShell = (): string | undefined => findBrowser(process.env.PATH, [], [SHELL]);

/** The browser of tests and measurements: the one without windows, else a whole one, which loads pages of its own beside the one that is measured. */
export const findTestBrowser = (): string | undefined => findShell() ?? findBrowser();

/**
 * A browser; where Debian's package did not come (see programs.ts), Playwright's own download is tried.
 * @throws if none can be had, with what to do
 */
export function provideBrowser(): string {
  const here = findTestBrowser();
  if (here !== undefined) return here;
  console.log("No Chromium here; trying Playwright's own download ...");
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', '--only-shell', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const found = findTestBrowser();
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium or Chrome starts on this machine and none could be installed. Install one (on Debian: sudo apt-get install chromium) and run the same command again.',
  );
}
