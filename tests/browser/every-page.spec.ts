/** One visit to every page, in which everything is judged that a reader of any page relies on. */
import type { Page } from '@playwright/test';
import { bringAxe, EVERY_RULE, violationsButColour } from './axe.ts';
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

/** What is at fault on a narrow screen: the page scrolls sideways, or a part of it does that no key can reach. */
const faultsOfWidth = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const reached = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const stuck = [...document.querySelectorAll('body *')]
      .filter((box) => box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX))
      .filter((box) => !box.matches(reached) && box.querySelector(reached) === null)
      .map((box) => `${location.href}: no key scrolls ${box.outerHTML.slice(0, 80)}`);
    const width = document.documentElement.scrollWidth;
    return width > innerWidth ? [...stuck, `${location.href} scrolls sideways at ${innerWidth} pixels: it is ${width} wide`] : stuck;
  });

type Look = [size: { width: number; height: number }, faults: (page: Page) => Promise<string[]>];

/** Of colours tests/styles/tokens.test.ts computes every pair, in the light and in the dark, and looks.spec.ts looks at one page of each kind in both. */
const WIDE: Look = [
  { width: 1440, height: 900 },
  async (page) => [...(await violationsButColour(page, '1440 px', EVERY_RULE)), ...(await unnamedDrawings(page))],
];
const NARROW: Look = [{ width: 320, height: 640 }, faultsOfWidth];

for (let slice = 0; slice < SLICES; slice++) {
  test(`every page can be read by everybody, part ${slice + 1} of ${SLICES}`, async ({ page }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await bringAxe(page);
    const found: string[] = [];
    const paths = [...(await everyPage(page.request)), KINDS.missing, KINDS.search].filter((_path, i) => i % SLICES === slice);
    // Each page is loaded at the size at which the one before it was seen last: a change of the size lays all of a page out anew.
    const looks = [WIDE, NARROW];
    for (const path of paths) {
      for (const [i, [size, faults]] of looks.entries()) {
        await page.setViewportSize(size);
        if (i === 0) await page.goto(path);
        found.push(...(await faults(page)));
      }
      looks.reverse();
    }
    expect(found).toEqual([]);
  });
}
