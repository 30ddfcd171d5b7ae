import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { findBrowser, findShell, SHELL } from './browser.ts';

/** A program that tests use and npm cannot bring. */
export interface Program {
  name: string;
  /** What it is called elsewhere. */
  also?: readonly string[];
  /** Its package in Debian. */
  debian: string;
  /** What is not tested without it. */
  untested: string;
}

/** To add one: a line here and its package in .github/workflows/site.yml; a test compares the two. */
export const PROGRAMS: readonly Program[] = [
  { name: 'chromium', debian: 'chromium', untested: 'no page is opened in a browser' },
  { name: 'nginx', debian: 'nginx', untested: 'docs/nginx.conf' },
  { name: 'w3m', debian: 'w3m', untested: 'how w3m shows the pages' },
  { name: 'lynx', debian: 'lynx', untested: 'how lynx shows the pages' },
  { name: 'links', debian: 'links', untested: 'how links shows the pages' },
  { name: 'pdftotext', debian: 'poppler-utils', untested: 'what stands on a printed page' },
  { name: 'gcc', debian: 'gcc', untested: 'programs and C that are published with the site' },
];

/** Where servers and Homebrew put programs, which is not on everybody's path. */
const BESIDE_THE_PATH = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Where a program is, under any of its names. @returns nothing if it is not here or not ours to run */
export function findProgram({ name, also = [] }: Program): string | undefined {
  if (name === 'chromium') return findBrowser(); // which must start, too
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...BESIDE_THE_PATH];
  return [name, ...also]
    .flatMap((called) => folders.map((folder) => path.join(folder, called)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false; // not there, or not ours to run
      }
    });
}

/** The programs of a list that are not on this machine. */
export const missingPrograms = (wanted: readonly Program[] = PROGRAMS): Program[] => wanted.filter((program) => findProgram(program) === undefined);

/** Whether packages can be installed here without asking anybody: Debian or what comes from it, as root. */
function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Installs what is missing, where that can be done, and a browser that costs less; what cannot is left to `untestedLines`. */
export function providePrograms(): void {
  installPackages([...missingPrograms().map(({ debian }) => debian), ...(findShell() === undefined ? [SHELL] : [])]);
}

/** Installs Debian's packages of these names, where that can be done without asking anybody. */
export function installPackages(packages: readonly string[]): void {
  if (packages.length === 0 || !canInstall()) return;
  const apt = (...args: string[]): boolean => {
    const { status } = spawnSync('apt-get', args, { stdio: 'inherit', timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return status === 0;
  };
  const install = (): boolean => apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  console.log(`Installing what tests need of this machine: ${packages.join(', ')} ...`);
  // The lists of a fresh machine are empty or old.
  if (!install() && !(apt('update', '-qq') && install())) console.log('  that did not work: see the lines above');
}

/** What is not tested for want of each program, a line for each, with what to do. */
export const untestedLines = (missing: readonly Program[]): string[] =>
  missing.map(({ name, debian, untested }) => `Not tested: ${untested}. ${name} is not on this machine (on Debian: sudo apt-get install ${debian}).`);
