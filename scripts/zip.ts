/** Builds the site and packs it into missing-pages.zip. Unpacked, it works behind any static server. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

const TARGET = 'missing-pages.zip';
/** The earliest date that a zip file can hold, so that equal sites make equal files. */
const MTIME = new Date(1980, 0, 1);

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const files: Zippable = {};
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
  const file = path.join(entry.parentPath, entry.name);
  files[path.relative('dist', file).split(path.sep).join('/')] = new Uint8Array(readFileSync(file));
}
const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(TARGET, zipSync(sorted, { level: 9, mtime: MTIME }));
console.log(`packed ${Object.keys(sorted).length} files into ${TARGET}`);
