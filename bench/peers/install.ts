import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HERE = import.meta.dirname;
const FOLDER = path.resolve('node_modules/.cache/peers');
const FILES = ['package.json', 'package-lock.json', '.npmrc'] as const;

/**
 * Installs the other generators by their own lock file, unless they are there in that edition. They lie in the cache, so that nothing else of the
 * project meets them.
 * @returns the folder that has their `node_modules`
 * @throws if they cannot be installed
 */
export function installPeers(): string {
  const lock = readFileSync(path.join(HERE, 'package-lock.json'), 'utf8');
  const done = path.join(FOLDER, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return FOLDER;
  console.log('Installing Starlight and VitePress (bench/peers/package-lock.json) ...');
  mkdirSync(FOLDER, { recursive: true });
  for (const name of FILES) copyFileSync(path.join(HERE, name), path.join(FOLDER, name));
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: process.platform === 'win32', // npm is a command file there
  });
  if (status !== 0) throw new Error('The other generators could not be installed. Is a package registry in reach (see the lines above)?');
  writeFileSync(done, lock);
  return FOLDER;
}
