/** Builds the site, then once more from nothing in another folder, time zone and language, and compares every byte. */
import { spawnSync } from 'node:child_process';
import { compareWithColdBuild } from './cold-build.ts';

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const { files, different } = await compareWithColdBuild('dist', 1);
for (const name of different.slice(0, 20)) console.error(`differs: ${name}`);
if (different.length > 0) process.exitCode = 1;
console.log(`${files} files, ${different.length} of them differ`);
