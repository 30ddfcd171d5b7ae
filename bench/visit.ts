import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from '@playwright/test';
import { type Measure, worst } from './measure.ts';

/** What a page has loaded: how much, gzipped, in kB, and in how many requests. */
export interface Load {
  size: number;
  requests: number;
}

/**
 * Adds up what a page loads from now on. Call the result to end it and have the sum; nothing is asked of the browser before, so that what
 * is timed meanwhile is not disturbed.
 */
export function meter(page: Page): () => Promise<Load> {
  const loaded: Request[] = [];
  const add = (request: Request): void => void loaded.push(request);
  page.on('requestfinished', add);
  return async () => {
    page.off('requestfinished', add);
    const sizes = await Promise.all(loaded.map(travelled));
    return { size: sizes.reduce((sum, size) => sum + size / 1000, 0), requests: loaded.length };
  };
}

/** The bytes of an answer from a host that packs it where that helps. */
async function travelled(request: Request): Promise<number> {
  const [body, { responseBodySize }] = await Promise.all([request.response().then((response) => response?.body()), request.sizes()]);
  // The browser gives what was loaded ahead as text, whatever it is, and so as more than it was.
  return Math.min(responseBodySize, body === undefined ? 0 : gzipSync(body).length);
}

/** How far the parts of a page have moved since it was asked for, as browsers count it. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0;
        const observer = new PerformanceObserver((list) => {
          // `value` is not in TypeScript's library yet.
          for (const entry of list.getEntries()) total += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // What is buffered is told before the next frame is drawn; the second frame has seen it.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(total)));
      }),
  );
}

async function visit(browser: Browser, address: string, width: number): Promise<{ size: number; shift: number }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const sum = meter(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  const shift = await shiftOf(page);
  const { size } = await sum();
  await context.close();
  return { size, shift };
}

/**
 * First visits to pages, each with an empty cache, on a wide screen and on a phone.
 * @param origin address of the served site, with the slash
 * @param pages addresses below it
 */
export async function visitMeasures(browser: Browser, origin: string, pages: readonly string[]): Promise<Measure[]> {
  const visits: { page: string; size: number; shift: number }[] = [];
  for (const page of pages) {
    for (const width of [1440, 390]) visits.push({ page: `/${page} at ${width} px`, ...(await visit(browser, origin + page, width)) });
  }
  const heavy = worst(visits, ({ size }) => size);
  const jumpy = worst(visits, ({ shift }) => shift);
  return [
    { name: `first visit, everything, worst of ${visits.length}`, value: heavy.size, limit: 52, unit: 'kB', which: heavy.page },
    { name: `layout shift, worst of ${visits.length}`, value: jumpy.shift, limit: 0, unit: '', which: jumpy.page },
  ];
}
