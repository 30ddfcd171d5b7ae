import type { Page } from '@playwright/test';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

/** What the margins of `print.css` leave of a sheet, in CSS pixels. */
const SHEETS = {
  A4: { width: Math.floor(((210 - 32) / 25.4) * 96), height: Math.floor(((297 - 34) / 25.4) * 96) },
  Letter: { width: Math.floor((8.5 - 32 / 25.4) * 96), height: Math.floor((11 - 34 / 25.4) * 96) },
};
/** The sizes at which a drawing may be lettered, in points. */
const SMALLEST = 6.5;
const LARGEST = 10;

const PRINTED = {
  'a topic page': KINDS.page,
  'a page of figures': KINDS.figures,
  'a flow': KINDS.flow,
  'the flow with most steps': 'flows/gmem-to-private/',
  'the widest flow': 'flows/no-uffd-wait/',
  'the glossary': KINDS.terms,
};

async function onPaper(page: Page, path: string): Promise<void> {
  await page.setViewportSize(SHEETS.A4);
  await page.goto(path);
  await page.emulateMedia({ media: 'print' });
}

/** What the style sheet writes behind each of these elements. */
const writtenBehind = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => getComputedStyle(element, '::after').content));

for (const [what, path] of Object.entries(PRINTED)) {
  test(`on paper ${what} has its address and nothing to click, nothing of it is cut off, and its drawings can be read`, async ({ page }) => {
    await page.goto(path);
    // The copy control comes with the pointer.
    const copied = page.locator('[data-copy]').first();
    if ((await copied.count()) > 0) {
      await copied.hover();
      await expect(copied.locator('.copy button').first()).toBeVisible();
    }
    await page.emulateMedia({ media: 'print' });
    for (const [name, sheet] of Object.entries(SHEETS)) {
      await page.setViewportSize(sheet);
      const { wide, drawings } = await page.evaluate((across) => {
        const elements = [...document.querySelectorAll('main *')];
        return {
          wide: elements.filter((element) => element.getBoundingClientRect().right > across + 1).map((element) => element.outerHTML.slice(0, 80)),
          drawings: [...document.querySelectorAll<SVGSVGElement>('figure svg.seq')].map((svg) => {
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            const sizes = [...svg.querySelectorAll('text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale * 0.75);
            const figure = svg.closest('figure');
            return {
              smallest: Math.min(...sizes),
              largest: Math.max(...sizes),
              together: figure === null ? '' : getComputedStyle(figure).breakInside,
              height: figure?.getBoundingClientRect().height ?? 0,
            };
          }),
        };
      }, sheet.width);
      expect(wide, name).toEqual([]);
      for (const drawing of drawings) {
        expect(drawing.smallest, name).toBeGreaterThan(SMALLEST);
        expect(drawing.largest, name).toBeLessThan(LARGEST);
        expect(drawing.together, 'a drawing and its caption stay on one sheet').toBe('avoid');
        expect(drawing.height, name).toBeLessThan(sheet.height);
      }
    }
    await expect(page.locator('.address')).toBeVisible();
    await expect(page.locator('.address')).toHaveText(new RegExp(`^https?://.*/${path}$`));
    await expect(page.locator('h1')).toBeVisible();
    expect(
      await page.locator('nav, header, footer a, form, button, input, dialog, .skip').evaluateAll((all) =>
        // What is see-through is there all the same: a reader without a pointer sees it.
        all.filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => element.outerHTML.slice(0, 80)),
      ),
    ).toEqual([]);
  });
}

test('on paper every claim has its label, and each source the address of its entry', async ({ page }) => {
  await onPaper(page, KINDS.page);
  const claims = page.locator('.claim');
  expect(await claims.count()).toBeGreaterThan(10);
  for (const label of await claims.locator('aside .label').all()) await expect(label).toBeVisible();
  expect(await claims.locator('aside .label').count()).toBe(await claims.count());
  expect(await writtenBehind(page, '.address')).toEqual([expect.stringContaining('last part of its label')]);
  const behind = (await writtenBehind(page, '.claim .cites a')).filter((content) => content !== 'none');
  expect(behind.length).toBe(await page.locator('.claim .cites > span').count());
  expect(behind.filter((content) => !/\/sources\/#[\w-]+"/.test(content))).toEqual([]);
});

test('on paper every term of the glossary has the address of its entry, and stands with its definition', async ({ page }) => {
  await onPaper(page, KINDS.terms);
  const behind = await writtenBehind(page, 'dt > a');
  expect(behind.length).toBeGreaterThan(100);
  expect(behind.filter((content) => !/\/terms\/[\w-]+\/"/.test(content))).toEqual([]);
  expect(await page.locator('dt').evaluateAll((all) => all.every((element) => getComputedStyle(element).breakAfter === 'avoid'))).toBe(true);
});

test('on paper the dark page is black on white', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await onPaper(page, KINDS.flow);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    const letters = document.querySelector('svg.seq text');
    return [backgroundColor, color, letters === null ? '' : getComputedStyle(letters).fill];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
});
