/** One visit to every page, in which everything is judged that a reader of any page relies on. */
import type { Page } from '@playwright/test';
import { bringAxe, EVERY_RULE, RULES_OF_WIDTH, violations, violationsButContrast } from './axe.ts';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const SLICES = 4;

/** What a drawing lacks that a reader needs who does not see it. */
const unnamedDrawings = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('figure:has(svg.seq)')].flatMap((figure) => {
      const svg = figure.querySelector('svg.seq');
      const text = (key: string): string => document.getElementById(svg?.getAttribute(key) ?? '')?.textContent ?? '';
      // The run of a model stands right below its picture, the steps of a flow under their heading.
      const below = figure.nextElementSibling;
      const list = below?.matches('ol.run') ? below : document.querySelector('#steps + ol');
      const steps = list?.querySelectorAll(':scope > li:not(.window)').length;
      const faults = [
        /\S{3}/.test(text('aria-labelledby')) ? '' : 'has no name',
        /steps are also listed in words/.test(text('aria-describedby')) ? '' : 'has no description',
        list !== null || figure.querySelector('figcaption a[href$="#steps"]') !== null ? '' : 'has no way to its steps in words',
        steps === undefined || steps === svg?.querySelectorAll('.step').length ? '' : `has other steps than its list of ${steps}`,
      ];
      return faults.filter((fault) => fault !== '').map((fault) => `${location.href}: the drawing ${figure.id} ${fault}`);
    }),
  );

/**
 * What is at fault on a page, wide and narrow. Of colours tests/styles/tokens.test.ts computes every pair, in the light and in the
 * dark, and looks.spec.ts looks at one page of each kind in both.
 */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  const found = [...(await violationsButContrast(page, '1440 px', EVERY_RULE)), ...(await unnamedDrawings(page))];
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...(await violations(page, '320 px', RULES_OF_WIDTH)));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [...found, `${page.url()} scrolls sideways at 320 pixels: it is ${width} wide`] : found;
}

for (let slice = 0; slice < SLICES; slice++) {
  test(`every page can be read by everybody, part ${slice + 1} of ${SLICES}`, async ({ page }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await bringAxe(page);
    const found: string[] = [];
    for (const [i, path] of [...(await everyPage(page.request)), KINDS.missing, KINDS.search].entries())
      if (i % SLICES === slice) found.push(...(await faultsOf(page, path)));
    expect(found).toEqual([]);
  });
}
