/** Types, lint and format, the order of the rooms, side by side. Every part runs even if another failed. */
import { runStageBeside } from './stage.ts';

const PARTS = {
  types: ['node_modules/@astrojs/check/bin/astro-check.js'],
  'lint and format': ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  'order of the rooms': ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', 'src', 'scripts', 'bench'],
};

const running = Object.entries(PARTS).map(([name, command]) => runStageBeside(name, command, process.env));
const failed: string[] = [];
for (const part of running) {
  const { stage, tell } = await part;
  tell();
  if (stage.code !== 0) failed.push(stage.name);
}

if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}. \`npm run format\` mends most of lint and format.`);
  process.exitCode = 1;
}
