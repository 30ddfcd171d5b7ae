/** Builds the site and packs it into missing-pages.zip. Unpacked, it works below any path of any static server, and can be read from disk. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePortable } from '../src/build/portable.ts';
import { zipOf } from '../src/build/portable-zip.ts';
import { publicAddress } from '../src/words/public-address.ts';

const TARGET = 'missing-pages.zip';

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const folder = await mkdtemp(path.join(tmpdir(), 'missing-pages-'));
try {
  await writePortable('dist', folder, publicAddress().base);
  const zip = await zipOf(folder);
  await writeFile(TARGET, zip);
  console.log(`packed into ${TARGET}, ${(zip.length / 1e6).toFixed(1)} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
