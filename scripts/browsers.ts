/**
 * Builds the site and reads it in Firefox and in WebKit as they are installed, light and dark: `npm run browsers`, or `npm run browsers -- firefox`
 * for one of them. The last lines say for each how many visits passed and how many failed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FIREFOX, SCREEN, WEBKIT } from './engines.ts';
import { installPackages, missingPrograms, type Program, untestedLines } from './programs.ts';
import { runStage } from './stage.ts';
import { browserTally } from './tally.ts';

const ENGINES: Readonly<Record<string, readonly Program[]>> = { firefox: [FIREFOX], webkit: [WEBKIT, SCREEN] };

// The tests are written for the site at `/`.
const env: NodeJS.ProcessEnv = { ...process.env };
for (const name of ['SITE_URL', 'BASE_PATH', 'CONTENT_ROOT']) delete env[name];

/** What to say of an engine, and whether all was well in it. */
interface Verdict {
  lines: string[];
  well: boolean;
}

/** Reads the site in one engine. */
async function readIn(engine: string, needed: readonly Program[]): Promise<Verdict> {
  const missing = missingPrograms(needed);
  if (missing.length > 0) return { lines: untestedLines(missing), well: false };
  const report = `test-results/${engine}.json`;
  const command = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/engines/playwright.config.ts', '--reporter=list,json'];
  const projects = ['light', 'dark'].map((scheme) => `--project=${engine} ${scheme}`);
  const { code } = await runStage(engine, [...command, ...projects], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const { passed, failed } = browserTally(report, code);
  return { lines: [`${engine}: ${passed} passed, ${failed} failed`], well: failed === 0 };
}

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((engine) => ENGINES[engine] === undefined);
if (unknown.length > 0) {
  console.error(`No engine "${unknown.join('", "')}" here; there are ${Object.keys(ENGINES).join(' and ')}.`);
  process.exit(1);
}
const wanted = Object.entries(ENGINES).filter(([engine]) => positionals.length === 0 || positionals.includes(engine));

installPackages(missingPrograms(wanted.flatMap(([, needed]) => needed)).map(({ debian }) => debian));
mkdirSync('test-results', { recursive: true });
for (const [engine] of wanted) rmSync(`test-results/${engine}.json`, { force: true });
if ((await runStage('build', ['scripts/build.ts'], env)).code !== 0) {
  console.error('\nNothing was read: there is no site to open. Mend the build first.');
  process.exit(1);
}
const read: Verdict[] = [];
for (const [engine, needed] of wanted) read.push(await readIn(engine, needed));
console.log();
for (const line of read.flatMap(({ lines }) => lines)) console.log(line);
process.exitCode = read.every(({ well }) => well) ? 0 : 1;
