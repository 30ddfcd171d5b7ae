import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Measure, median } from './measure.ts';

/** One page of each kind that readers land on from elsewhere. */
export const KINDS = { topic: 'guest-memfd/conversion/', flow: 'flows/gmem-to-shared/', term: 'terms/gpc/' } as const;
const ROUNDS = 5;
const PHONE = { width: 412, height: 823 };
/** "Fast 3G" of Chromium's developer tools: ms a request, bytes a second down and up. */
const LINE = { offline: false, latency: 562.5, downloadThroughput: 1.44e6 / 8, uploadThroughput: 675e3 / 8 };
/** How much slower than this machine's the reader's processor is. */
const SLOWER = 4;
/** A link that the pointer rests on leads to the next title in this time, in ms. */
const FOLLOWED = 1000;

/** A page as on a phone: slow line, slow processor, nothing kept. */
export async function onPhone<T>(browser: Browser, act: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  try {
    return await act(page, context);
  } finally {
    await context.close();
  }
}

/** @returns when anything, and when the largest thing, was first painted, in ms after the page was asked for */
export async function paints(page: Page, address: string): Promise<[first: number, largest: number]> {
  await page.goto(address, { waitUntil: 'networkidle' });
  return page.evaluate(
    () =>
      new Promise<[number, number]>((resolve) => {
        new PerformanceObserver((list) => {
          const largest = list.getEntries().at(-1)?.startTime ?? Number.NaN;
          resolve([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN, largest]);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

/** @returns ms from the click on a link that the pointer rested on to the title of the page behind it */
async function follow(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' });
  const link = page.locator('.pages a').first();
  const title = await page.title();
  const ahead = page.waitForResponse((response) => response.request().headers()['sec-purpose'] === 'prefetch');
  await link.hover();
  await (await ahead).finished();
  const from = performance.now();
  await link.click({ noWaitAfter: true });
  await page.waitForFunction((before) => document.title !== '' && document.title !== before, title, { polling: 10 });
  return performance.now() - from;
}

/**
 * What a reader on a phone with a slow line waits for. Rounds go in turn, so that a busy moment of this machine falls on all kinds of page.
 * @param origin address of the served site, with the slash
 */
export async function paintMeasures(browser: Browser, origin: string): Promise<Measure[]> {
  const seen = Object.entries(KINDS).map(([kind, path]) => ({ kind, path, first: [] as number[], largest: [] as number[] }));
  const followed: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { path, first, largest } of seen) {
      const [one, most] = await onPhone(browser, (page) => paints(page, origin + path));
      first.push(one);
      largest.push(most);
    }
    followed.push(await onPhone(browser, (page) => follow(page, origin + KINDS.term)));
  }
  return [
    ...seen.flatMap(({ kind, first, largest }): Measure[] => [
      { name: `first paint on a phone, ${kind} page, median of ${ROUNDS}`, value: median(first), unit: 'ms' },
      { name: `largest paint on a phone, ${kind} page`, value: median(largest), unit: 'ms' },
    ]),
    { name: 'from a link to the next title, on a phone', value: median(followed), limit: FOLLOWED, unit: 'ms' },
  ];
}
