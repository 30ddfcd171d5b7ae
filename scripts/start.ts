/** Builds the site and serves it. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('./preview.ts');
