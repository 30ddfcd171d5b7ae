/** Types, lint and format, the order of the rooms. Every part runs even if one before it failed. */
import { spawnSync } from 'node:child_process';

const PARTS = [
  ['types', 'node_modules/@astrojs/check/bin/astro-check.js'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['order of the rooms', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', 'src', 'scripts', 'bench'],
] as const;

const failed = PARTS.filter(([name, ...command]) => {
  console.log(`\n${name}`);
  return spawnSync(process.execPath, [...command], { stdio: 'inherit' }).status !== 0;
}).map(([name]) => name);

if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}. \`npm run format\` mends most of lint and format.`);
  process.exitCode = 1;
}
