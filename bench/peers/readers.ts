import type { Browser, Page } from '@playwright/test';
import { QUERIES } from '../../tests/search/queries.ts';
import { median } from '../measure.ts';
import { KINDS, onPhone, paints } from '../paint.ts';
import { shiftOf } from '../visit.ts';
import type { SentFile, Served } from './counted.ts';
import { type Measurement, valuesOf } from './table.ts';

const ROUNDS = 5;
/** How many questions are asked, evenly taken from all. */
const ASKED = 15;
/** How long a pointer rests on a link before the click, in ms. */
const REST = 1000;
/** A search that has shown nothing by then has no answer, in ms. */
const PATIENCE = 10_000;

/** A site that readers visit: how its search is opened, and what shows a result. */
export interface Visited extends Served {
  name: string;
  search: { input: string; result: string };
}

/** Kinds of files of a page, by what their type contains. */
const FILES = { HTML: 'html', CSS: 'css', script: 'javascript', fonts: 'font' } as const;

const kB = (sent: readonly SentFile[]): number => sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

type Taken = Map<string, Map<string, number[]>>;

function take(taken: Taken, row: string, site: string, value: number): void {
  const rows = taken.get(row) ?? new Map<string, number[]>();
  taken.set(row, rows);
  rows.set(site, [...(rows.get(site) ?? []), value]);
}

/** First visits, cold, on a wide screen: what travels. One visit each, since it is always the same. */
export async function visitRows(browser: Browser, sites: readonly Visited[]): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const [kind, path] of Object.entries(KINDS)) {
    const bySite = new Map<string, SentFile[]>();
    const shifts: [string, number][] = [];
    for (const { name, origin, sent } of sites) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await sent();
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      shifts.push([name, await shiftOf(page)]);
      bySite.set(name, await sent());
      await context.close();
    }
    const row = (name: string, unit: Measurement['unit'], value: (sent: readonly SentFile[]) => number): Measurement => ({
      name: `${kind} page, ${name}`,
      unit,
      values: valuesOf([...bySite].map(([site, sent]) => [site, value(sent)])),
    });
    rows.push(
      row('all', 'kB', kB),
      row('requests', '', (sent) => sent.length),
      ...Object.entries(FILES).map(([file, type]) => row(file, 'kB', (sent) => kB(sent.filter((one) => one.kind.includes(type))))),
      { name: `${kind} page, layout shift`, unit: '', values: valuesOf(shifts) },
    );
  }
  return rows;
}

/** ms from the click on the first term in the text to the title of its page. */
async function follow(page: Page, address: string, rest: number): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' });
  const link = page.locator('main p a[href^="/terms/"]').first();
  const title = await page.title();
  await link.hover();
  await page.waitForTimeout(rest);
  const from = performance.now();
  await link.click({ noWaitAfter: true });
  await page.waitForFunction((before) => document.title !== '' && document.title !== before, title, { polling: 10 });
  return performance.now() - from;
}

/** What a reader waits for on a phone with a slow line and a slow processor: medians of first visits, the sites in turn. */
export async function waitRows(browser: Browser, sites: readonly Visited[]): Promise<Measurement[]> {
  const taken: Taken = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, path] of Object.entries(KINDS)) {
      for (const { name, origin } of sites) {
        const [first, largest, shift] = await onPhone(browser, async (page) => [...(await paints(page, origin + path)), await shiftOf(page)]);
        take(taken, `${kind} page on a phone, first paint`, name, first ?? Number.NaN);
        take(taken, `${kind} page on a phone, largest paint`, name, largest ?? Number.NaN);
        take(taken, `${kind} page on a phone, layout shift`, name, shift ?? Number.NaN);
      }
    }
    for (const { name, origin } of sites) {
      take(taken, 'from a click to the next title', name, await onPhone(browser, (page) => follow(page, origin + KINDS.topic, 0)));
      take(taken, `the same, the pointer ${REST} ms on the link`, name, await onPhone(browser, (page) => follow(page, origin + KINDS.topic, REST)));
    }
  }
  return [...taken].map(([name, bySite]) => ({
    name,
    unit: name.endsWith('shift') ? '' : 'ms',
    values: valuesOf([...bySite].map(([site, values]) => [site, median(values)])),
  }));
}

/**
 * Opens the search by its key. A page whose script is not ready for the key yet gets it once more.
 * @returns when the key was pressed that opened it
 * @throws if none of three does
 */
async function openSearch(page: Page, input: string): Promise<number> {
  for (let left = 3; ; left--) {
    const from = performance.now();
    await page.keyboard.press('Control+k');
    try {
      await page.locator(input).waitFor({ timeout: PATIENCE });
      return from;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** First searches: some questions, each typed key by key on the home page by a reader who has seen nothing yet. */
export async function searchRows(browser: Browser, sites: readonly Visited[]): Promise<Measurement[]> {
  const taken: Taken = new Map();
  for (const [query] of QUERIES.filter((_, i) => i % Math.ceil(QUERIES.length / ASKED) === 0)) {
    for (const { name, origin, sent, search } of sites) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(origin, { waitUntil: 'networkidle' });
      // With the first question that is asked of a page comes a script of Playwright's own, which takes a fifth of a second: no time of the site's.
      await page.locator('body').waitFor();
      await sent();
      const from = await openSearch(page, search.input);
      await page.keyboard.type(query);
      const answered = await page
        .locator(search.result)
        .first()
        .waitFor({ timeout: PATIENCE })
        .then(
          () => true,
          () => false,
        );
      const time = performance.now() - from;
      await page.waitForLoadState('networkidle');
      const loaded = await sent();
      await context.close();
      take(taken, 'first search, all it loads', name, kB(loaded));
      take(taken, 'first search, requests', name, loaded.length);
      if (answered) take(taken, 'first search, to the first result', name, time);
      take(taken, 'first searches without a result', name, answered ? 0 : 1);
    }
  }
  const unit = (name: string): Measurement['unit'] => (name.endsWith('loads') ? 'kB' : name.endsWith('first result') ? 'ms' : '');
  return [...taken].map(([name, bySite]) => ({
    name,
    unit: unit(name),
    values: valuesOf(
      [...bySite].map(([site, values]) => [site, name.endsWith('without a result') ? values.reduce((sum, one) => sum + one, 0) : median(values)]),
    ),
  }));
}
