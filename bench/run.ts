/**
 * Builds the site and prints every budget beside what was measured; fails if one is broken.
 * `npm run bench -- weight search` measures only the named parts: weight, visit, paint, search, build, growth.
 * `npm run bench -- --peers` builds the same content with Starlight and VitePress and prints all three side by side; `--peers build visit` only some of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { provideBrowser } from '../scripts/browser.ts';
import { QUERIES } from '../tests/search/queries.ts';
import { type Build, timeBuild, timeCleanBuild } from './build-time.ts';
import { growBook, grownQueries } from './grow.ts';
import { keeps, line, type Measure } from './measure.ts';
import { paintMeasures } from './paint.ts';
import { compareWithPeers } from './peers/compare.ts';
import { searchMeasures } from './search.ts';
import { serve } from './serve.ts';
import { visitMeasures } from './visit.ts';
import { diagramPages, folderSize, weightMeasures } from './weight.ts';

const ASKED = 50;
const VISITED = 20;
const SIZES = [500, 1000, 2000] as const;
const DIAGRAMS = 400;
/** How much more than four times as long a book of four times the pages may take, and still count as linear. */
const LINEAR = 5;
/** The most that the main process may hold for the largest of the grown books, in MB. */
const MEMORY = 1500;

for (const name of ['SITE_URL', 'BASE_PATH', 'CONTENT_ROOT']) delete process.env[name];
const { values, positionals: chosen } = parseArgs({ allowPositionals: true, options: { peers: { type: 'boolean', default: false } } });
const wanted = (part: string): boolean => chosen.length === 0 || chosen.includes(part);
const workshop = mkdtempSync(path.resolve('node_modules/.cache', 'bench-'));
const dist = path.join(workshop, 'dist');
const broken: Measure[] = [];

function report(...measures: Measure[]): void {
  for (const measure of measures) {
    console.log(line(measure));
    if (!keeps(measure)) broken.push(measure);
  }
}

/** That many entries of a list, evenly taken. */
function spread<T>(list: readonly T[], count: number): T[] {
  return list.filter((_, n) => Math.floor((n * count) / list.length) !== Math.floor(((n - 1) * count) / list.length));
}

/** Opens a browser and a server of a built site for some measurements. */
async function inBrowser<T>(folder: string, measure: (browser: Browser, origin: string) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: provideBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const { origin, stop } = await serve(folder);
  try {
    return await measure(browser, origin);
  } finally {
    await browser.close();
    stop();
  }
}

/** What a book of many pages costs, and its reader: the budget of a search holds for every size. */
async function growth(): Promise<void> {
  const root = path.join(workshop, 'grown');
  const site = path.join(workshop, 'grown-dist');
  const grow = (pages: number): Build => {
    growBook(root, pages, DIAGRAMS);
    // To take away the site of the book before would count as a part of this one's build: for a large one that is a minute.
    rmSync(site, { recursive: true, force: true });
    return timeBuild(site, { CONTENT_ROOT: root });
  };
  const builds: Build[] = [];
  for (const pages of SIZES) {
    const { seconds, memory } = grow(pages);
    console.log(
      `\n       ${pages} pages with ${DIAGRAMS} diagrams (${builds.length === 0 ? 'drawn now' : 'drawn before'}): ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB of memory, search index ${folderSize(path.join(site, 'pagefind')).toFixed(0)} kB`,
    );
    builds.push({ seconds, memory });
    const measures = await inBrowser(site, (browser, origin) => searchMeasures(browser, origin, grownQueries(pages, ASKED)));
    report(...measures);
  }
  // The first build also draws the diagrams; asked again, it is like the others.
  const small = grow(SIZES[0]).seconds;
  report({ name: `memory of the build of ${SIZES[2]} pages, in MB`, value: builds.at(-1)?.memory ?? Number.NaN, limit: MEMORY, unit: '' });
  report({
    name: `build of ${SIZES[2]} pages, times that of ${SIZES[0]} (${small.toFixed(1)} s)`,
    value: (builds.at(-1)?.seconds ?? Number.NaN) / small,
    limit: LINEAR,
    unit: '',
  });
}

/** Every budget of this site. */
async function budgets(): Promise<void> {
  if (wanted('build')) {
    const clean = timeCleanBuild(dist);
    const warm = timeBuild(dist);
    report({ name: 'clean build', value: clean.seconds, limit: 20, unit: 's' });
    console.log(`       ${clean.memory.toFixed(0)} MB of memory; with the drawings kept: ${warm.seconds.toFixed(1)} s, ${warm.memory.toFixed(0)} MB`);
  } else timeBuild(dist);
  if (wanted('weight')) report(...weightMeasures(dist, '/'));
  console.log(`       search index as it lies there: ${folderSize(path.join(dist, 'pagefind')).toFixed(0)} kB`);
  if (wanted('visit')) report(...(await inBrowser(dist, (browser, origin) => visitMeasures(browser, origin, ['', ...spread(diagramPages(dist), VISITED)]))));
  if (wanted('paint')) report(...(await inBrowser(dist, paintMeasures)));
  if (wanted('search')) {
    const queries = spread(QUERIES, ASKED).map(([query]) => query);
    report(...(await inBrowser(dist, (browser, origin) => searchMeasures(browser, origin, queries))));
  }
  if (wanted('growth')) await growth();
  console.log(broken.length === 0 ? '\nEvery budget is kept.' : `\n${broken.length} broken: ${broken.map(({ name }) => name).join('; ')}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

try {
  await (values.peers ? compareWithPeers(wanted) : budgets());
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
