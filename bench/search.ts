import type { Browser, Page } from '@playwright/test';
import { type Measure, median, worst } from './measure.ts';
import { type Load, meter } from './visit.ts';

/** Opens the search from the home page, in a browser that has seen nothing yet. */
async function open(browser: Browser, origin: string): Promise<{ page: Page; loaded: () => Promise<Load>; close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Loaded, so that the script runs and hears the key; then silent: on a busy machine a page is silent before it has loaded.
  await page.goto(origin);
  await page.waitForLoadState('networkidle');
  const loaded = meter(page);
  await page.keyboard.press('/');
  await page.locator('dialog input[role=combobox]').waitFor();
  return { page, loaded, close: () => context.close() };
}

/** Asks one question in the open search. @returns the time from the input to the answer on the page, in ms */
function ask(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve, reject) => {
        const input = document.querySelector<HTMLInputElement>('dialog input[role=combobox]');
        const status = document.querySelector('dialog [role=status]');
        if (input === null || status === null) return reject(new Error('the search is not open'));
        status.textContent = '';
        new MutationObserver((_, observer) => {
          if (status.textContent === '') return;
          observer.disconnect();
          resolve(performance.now() - start);
        }).observe(status, { childList: true, characterData: true, subtree: true });
        const start = performance.now();
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }),
    query,
  );
}

interface Asked {
  query: string;
  ms: number;
}

/** What the first search loads, and how long answers take. @param origin address of the served site, with the slash @param queries what to ask */
export async function searchMeasures(browser: Browser, origin: string, queries: readonly string[]): Promise<Measure[]> {
  const cold: Asked[] = [];
  const loads: (Load & { query: string })[] = [];
  for (const query of queries) {
    const { page, loaded, close } = await open(browser, origin);
    cold.push({ query, ms: await ask(page, query) });
    await page.waitForLoadState('networkidle');
    loads.push({ query, ...(await loaded()) });
    await close();
  }
  const warm: Asked[] = [];
  const { page, close } = await open(browser, origin);
  for (const query of queries) await ask(page, query); // the chunks of the index that these need are there after this
  for (const query of queries) warm.push({ query, ms: await ask(page, query) });
  await close();

  const measures = (name: string, asked: readonly Asked[], limit: number): Measure[] => {
    const slowest = worst(asked, ({ ms }) => ms);
    return [
      { name: `${name} answer, median of ${asked.length}`, value: median(asked.map(({ ms }) => ms)), limit, unit: 'ms' },
      { name: `${name} answer, worst`, value: slowest.ms, unit: 'ms', which: slowest.query },
    ];
  };
  const heavy = worst(loads, ({ size }) => size);
  const scattered = worst(loads, ({ requests }) => requests);
  return [
    { name: `first search, everything it loads, median of ${loads.length}`, value: median(loads.map(({ size }) => size)), limit: 95, unit: 'kB' },
    { name: 'first search, everything it loads, worst', value: heavy.size, unit: 'kB', which: heavy.query },
    { name: 'first search, requests, median', value: median(loads.map(({ requests }) => requests)), limit: 20, unit: '' },
    { name: 'first search, requests, worst', value: scattered.requests, limit: 35, unit: '', which: scattered.query },
    ...measures('cold', cold, 250),
    ...measures('warm', warm, 30),
  ];
}
