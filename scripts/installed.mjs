import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What npm wrote about the packages of a lock file: path -> version, for those that are installed on every platform. */
function packages(file) {
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);
  return new Map(
    entries.filter(([where, { optional, devOptional }]) => where !== '' && !optional && !devOptional).map(([where, { version }]) => [where, version]),
  );
}

/**
 * @param {string} root the repository
 * @returns {string[]} the paths of the packages that package-lock.json asks for and that are not installed in that version;
 *   npm writes its own list last, so an installation that was cut off counts as none
 */
export function missingPackages(root) {
  const wanted = packages(path.join(root, 'package-lock.json'));
  const list = path.join(root, 'node_modules/.package-lock.json');
  const present = existsSync(list) ? packages(list) : new Map();
  return [...wanted].filter(([where, version]) => present.get(where) !== version).map(([where]) => where);
}
