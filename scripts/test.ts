/** Runs every check and every test. The last line says how many passed and failed. */
import { mkdirSync, rmSync } from 'node:fs';
import { provideBrowser } from './browser.ts';
import { missingPrograms, providePrograms, untestedLines } from './programs.ts';
import { runStage, runStageBeside, type Stage, stageLines } from './stage.ts';
import { browserTally, type Tally, unitTally } from './tally.ts';

const REPORTS = 'test-results';
const UNIT = `${REPORTS}/unit.json`;
const BROWSER = `${REPORTS}/browser.json`;

// The tests are written for the site at `/`; those of other addresses set their own.
const env: NodeJS.ProcessEnv = { ...process.env };
for (const name of ['SITE_URL', 'BASE_PATH', 'CONTENT_ROOT']) delete env[name];

const stages: Stage[] = [];
/** Runs a script of the project. @returns its exit code */
async function run(name: string, ...command: string[]): Promise<number> {
  const stage = await runStage(name, command, env);
  stages.push(stage);
  return stage.code;
}

const one = (code: number): Tally => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

async function browserTests(): Promise<Tally> {
  try {
    console.log(`\nThe browser is ${provideBrowser()}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return one(1);
  }
  return browserTally(BROWSER, await run('browser tests', 'node_modules/@playwright/test/cli.js', 'test'));
}

providePrograms();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS);
// A build is nearly all one thread, and the types of the sources wait neither for it nor for the tests.
const checking = runStageBeside('types, lint, format', ['scripts/check.ts'], env);
const building = await runStageBeside('build', ['scripts/build.ts'], env);
building.tell();
stages.push(building.stage);
const build = building.stage.code;
const unitCode = await run('unit tests', 'node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`);
const checked = await checking;
checked.tell();
stages.push(checked.stage);
const tallies: Tally[] = [one(build), one(checked.stage.code), unitTally(UNIT, unitCode)];
if (build === 0) tallies.push(await browserTests());
else console.error('\nThe browser tests did not run: there is no site to open. Mend the build first (see "=== build" above).');

const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
if (process.env.CI) console.log(`\n${stageLines(stages).join('\n')}`);
if (skipped > 0) console.log(`\n${skipped} skipped.`);
for (const line of untestedLines(missingPrograms())) console.log(line);
if (failed > 0) console.log('\nWhat failed is named above. One file alone: `npx vitest run tests/...` or `npx playwright test tests/browser/...`.');
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
