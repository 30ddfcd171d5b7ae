/** What a reader of any page relies on: by all rules on a page of each kind and on pages that hold every shape of markup, by what depends on the words on every page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { pagesWithEveryShape, repeatedParts, type Shaped, shaped, shapesOf } from '../built/shapes.ts';
import { bringAxe, EVERY_RULE, RULES_OF_COLOUR, violations } from './axe.ts';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };

declare global {
  interface Window {
    /** What is at fault with the document on a screen of this size; `where` is what to call it. */
    faultsOfSize(where: string): string[];
    /** What a reader sees of the page as it stands. */
    seenNow(): Seen;
    /** What the page holds that was judged elsewhere. */
    repeated: Element[];
    /** What was shown while the window was narrow. */
    shownNarrow: Element[];
  }
}

interface Seen {
  /** Every character of the text, sorted. */
  text: string;
  /** How many controls there are. */
  controls: number;
}

/** Runs in the page. A part scrolls sideways that no key can reach, or the page itself; what one clicks or taps measures less than 24 pixels. */
function faultsOfSize(where: string): string[] {
  const at = `/${where} at ${innerWidth} pixels`;
  const reached = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const stuck = [...document.querySelectorAll('body *')]
    .filter((box) => box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX))
    .filter((box) => !box.matches(reached) && box.querySelector(reached) === null)
    .map((box) => `${at}: no key scrolls ${box.outerHTML.slice(0, 80)}`);
  const small = [...document.querySelectorAll('a[href], button, input, summary, select')].flatMap((control) => {
    const { width, height } = control.getBoundingClientRect();
    if ((width >= 24 && height >= 23.9) || !control.checkVisibility({ visibilityProperty: true }) || control.matches('.skip')) return [];
    // In a line of text the line height rules (WCAG 2.5.8, exception "inline").
    if (getComputedStyle(control).display === 'inline' && !(control instanceof SVGElement)) return [];
    return [`${at}: ${control.outerHTML.slice(0, 80)} measures ${width.toFixed(1)} by ${height.toFixed(1)}`];
  });
  const { scrollWidth } = document.documentElement;
  return [...stuck, ...small, ...(scrollWidth > innerWidth ? [`${at}: it scrolls sideways, being ${scrollWidth} wide`] : [])];
}

/** Runs in the page. */
function seenNow(): Seen {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked, not what is in the document
  const shown = document.body.innerText.replace(/^Contents$/m, '');
  const controls = [...document.querySelectorAll('a[href], button, input')].filter((control) => control.checkVisibility({ visibilityProperty: true }));
  return { text: shown.replace(/\s+/g, '').split('').sort().join(''), controls: controls.length };
}

/** What is shown on a narrow screen alone: the contents of a page are one line there. */
const NARROW_ALONE = 'SUMMARY';

const fileOf = (at: string): string => path.join('dist', at.endsWith('.html') ? at : `${at}index.html`);
const shapedOf = (at: string): Shaped => shaped(readFileSync(fileOf(at), 'utf8'));

/** The places of what need not be judged of these pages and of those of each kind, which are judged first; by address. */
function repeatedPlaces(others: readonly string[]): Record<string, number[]> {
  const seen = new Set<string>();
  return Object.fromEntries([...Object.values(KINDS), ...others].map((at) => [`/${at}`, repeatedParts(shapedOf(at), seen)]));
}

let ofKinds: Record<string, number[]> | undefined;
/** Those of the pages of each kind alone; looked for once in a process. */
function repeatedPlacesOfKinds(): Record<string, number[]> {
  ofKinds ??= repeatedPlaces([]);
  return ofKinds;
}

/** Lets every page that is opened from now on be judged, and knows what of it need not be. */
async function judge(page: Page, repeated: Readonly<Record<string, readonly number[]>>): Promise<void> {
  await bringAxe(page);
  await page.addInitScript(`window.faultsOfSize = ${faultsOfSize}; window.seenNow = ${seenNow}`);
  await page.addInitScript((places) => {
    // Before a script of the page has run: from then on the elements are no longer those of the file alone.
    document.addEventListener(
      'readystatechange',
      () => {
        const all = [...document.body.querySelectorAll('*')];
        window.repeated = (places[location.pathname] ?? []).flatMap((place) => all[place] ?? []);
      },
      { once: true },
    );
  }, repeated);
}

/**
 * Leaves only what has to be judged. What was judged elsewhere has been measured here, and axe would read nothing new in it.
 * @returns what is no longer shown without it: axe would pass over that in silence
 */
const leaveOutRepeated = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    for (const part of window.repeated) part.remove();
    return shown
      .filter((element) => element.isConnected && !element.checkVisibility({ visibilityProperty: true }))
      .map((element) => `${location.pathname} no longer shows ${element.outerHTML.slice(0, 80)}: something that it needs was left out`);
  });

for (const [kind, at] of Object.entries(KINDS)) {
  test(`a page can be read by everybody, and shows all at 320 pixels, which is a zoom of 400 %, that it shows at 1440: ${kind}`, async ({ page }) => {
    await judge(page, repeatedPlacesOfKinds());
    await page.setViewportSize(NARROW);
    await page.goto(at);
    const found = await page.evaluate((where) => window.faultsOfSize(where), at);
    const narrow = await page.evaluate(() => {
      // The column is one closed line here, the only thing that the wide page has not.
      document.querySelector('.side details')?.setAttribute('open', '');
      window.shownNarrow = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility({ visibilityProperty: true }));
      return window.seenNow();
    });
    await page.setViewportSize(WIDE);
    const wide = await page.evaluate(() => window.seenNow());
    expect(narrow.controls).toBe(wide.controls);
    expect(narrow.text === wide.text, 'the same characters are shown').toBe(true);
    const alone = await page.evaluate(() =>
      window.shownNarrow.filter((element) => !element.checkVisibility({ visibilityProperty: true })).map((element) => element.tagName),
    );
    expect(alone.filter((name) => name !== NARROW_ALONE)).toEqual([]);
    found.push(...(await page.evaluate((where) => window.faultsOfSize(where), at)));
    found.push(...(await leaveOutRepeated(page)));
    // Colours are what the style sheets say, of which tests/styles/tokens.test.ts computes every pair in both schemes; here one page of each kind is looked at.
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await violations(page, 'light, 1440 px', EVERY_RULE)));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, 'dark, 1440 px', RULES_OF_COLOUR)));
    expect(found).toEqual([]);
  });
}

test('every shape of markup that is on none of these can be read by everybody', async ({ page }) => {
  test.setTimeout(900_000);
  const kinds: readonly string[] = Object.values(KINDS);
  const shapes = new Map([...kinds, ...(await everyPage(page.request))].map((at) => [at, shapesOf(shapedOf(at))]));
  const chosen = pagesWithEveryShape(shapes).filter((at) => !kinds.includes(at));
  await judge(page, repeatedPlaces(chosen));
  await page.setViewportSize(WIDE);
  const found: string[] = [];
  for (const at of chosen) {
    await page.goto(at);
    found.push(...(await page.evaluate((where) => window.faultsOfSize(where), at)));
    found.push(...(await leaveOutRepeated(page)));
    found.push(...(await violations(page, 'light, 1440 px', EVERY_RULE, { but: RULES_OF_COLOUR })));
  }
  expect(found).toEqual([]);
});

test('every page fits a narrow screen, and its controls a finger', async ({ page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize(NARROW);
  await page.addInitScript(`window.faultsOfSize = ${faultsOfSize}`);
  await page.goto(KINDS.missing);
  // One document takes up the bodies of all pages in turn: a visit to each would cost ten times as much, and what scripts add is looked at above.
  const found = await page.evaluate(
    async (paths) => {
      await Promise.all([...document.fonts].map((font) => font.load()));
      // The style sheet of the text stands in the body, and would go with it.
      const standing = [...document.body.querySelectorAll('link[rel=stylesheet]')];
      await Promise.all(
        standing.map(
          (link) =>
            new Promise((resolve) => {
              link.addEventListener('load', resolve);
              document.head.append(link);
            }),
        ),
      );
      const sheetsOf = (whole: Document): string => [...whole.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')).join();
      const faults: string[] = [];
      for (const at of paths) {
        const next = new DOMParser().parseFromString(await (await fetch(at)).text(), 'text/html');
        const sheets = sheetsOf(next);
        for (const link of next.body.querySelectorAll('link')) link.remove();
        document.body.replaceWith(next.body);
        if (sheets !== sheetsOf(document)) faults.push(`/${at} has other style sheets than those by which it is measured here`);
        faults.push(...window.faultsOfSize(at));
      }
      return faults;
    },
    await everyPage(page.request),
  );
  expect(found).toEqual([]);
});
