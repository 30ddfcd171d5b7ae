/**
 * Builds the site and prints every budget beside the measured figure; fails if one is broken.
 * `npm run bench -- weight search` measures only the named parts: weight, visit, search, build, growth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { provideBrowser } from '../scripts/browser.ts';
import { listen, siteHandler } from '../src/preview/server.ts';
import { QUERIES } from '../tests/browser/queries.ts';
import { timeBuild, timeCleanBuild } from './build-time.ts';
import { type Figure, keeps, line } from './figure.ts';
import { growBook } from './grow.ts';
import { searchFigures } from './search.ts';
import { visitFigures } from './visit.ts';
import { diagramPages, folderSize, weightFigures } from './weight.ts';

const ASKED = 50;
const VISITED = 20;
const SIZES = [500, 1000, 2000] as const;
const DIAGRAMS = 400;
/** How much more than four times as long a book of four times the pages may take, and still count as linear. */
const LINEAR = 5;

for (const name of ['SITE_URL', 'BASE_PATH', 'CONTENT_ROOT']) delete process.env[name];
const chosen = process.argv.slice(2);
const wanted = (part: string): boolean => chosen.length === 0 || chosen.includes(part);
const workshop = mkdtempSync(path.resolve('node_modules/.cache', 'bench-'));
const dist = path.join(workshop, 'dist');
const broken: Figure[] = [];

function report(...figures: Figure[]): void {
  for (const figure of figures) {
    console.log(line(figure));
    if (!keeps(figure)) broken.push(figure);
  }
}

/** That many entries of a list, evenly taken. */
function spread<T>(list: readonly T[], count: number): T[] {
  return list.filter((_, n) => Math.floor((n * count) / list.length) !== Math.floor(((n - 1) * count) / list.length));
}

function growth(): void {
  const times = SIZES.map((pages) => {
    const root = path.join(workshop, 'grown');
    growBook(root, pages, DIAGRAMS);
    const clean = timeBuild(path.join(workshop, 'grown-dist'), { CONTENT_ROOT: root });
    const index = folderSize(path.join(workshop, 'grown-dist/pagefind'));
    console.log(
      `       ${pages} pages with ${DIAGRAMS} diagrams: ${clean.toFixed(1)} s (drawn before: ${pages === SIZES[0] ? 'none' : 'all'}), index ${(index / 1000).toFixed(1)} MB`,
    );
    return clean;
  });
  // The first build also draws the diagrams; asked again, it is like the others.
  growBook(path.join(workshop, 'grown'), SIZES[0], DIAGRAMS);
  const small = timeBuild(path.join(workshop, 'grown-dist'), { CONTENT_ROOT: path.join(workshop, 'grown') });
  report({
    name: `build of ${SIZES[2]} pages, times that of ${SIZES[0]} (${small.toFixed(1)} s)`,
    value: (times[2] ?? Number.NaN) / small,
    limit: LINEAR,
    unit: '',
  });
}

async function inBrowser(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: provideBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const { server, port } = await listen(siteHandler(dist, '/'), 0);
  const origin = `http://127.0.0.1:${port}/`;
  try {
    if (wanted('visit')) report(...(await visitFigures(browser, origin, ['', ...spread(diagramPages(dist), VISITED)])));
    const queries = spread(QUERIES, ASKED).map(([query]) => query);
    if (wanted('search')) report(...(await searchFigures(browser, origin, queries)));
  } finally {
    await browser.close();
    server.close();
  }
}

try {
  if (wanted('build')) {
    report({ name: 'clean build', value: timeCleanBuild(dist), limit: 15, unit: 's' });
    console.log(`       warm build: ${timeBuild(dist).toFixed(1)} s`);
  } else timeBuild(dist);
  if (wanted('weight')) report(...weightFigures(dist, '/'));
  console.log(`       search index as it lies there: ${folderSize(path.join(dist, 'pagefind')).toFixed(0)} kB`);
  if (wanted('visit') || wanted('search')) await inBrowser();
  if (wanted('growth')) growth();
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
console.log(broken.length === 0 ? '\nEvery budget is kept.' : `\n${broken.length} broken: ${broken.map(({ name }) => name).join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
