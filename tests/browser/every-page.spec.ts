/** What a reader of any page relies on: by all rules on pages that hold every shape of markup, by what depends on the words on every page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pagesWithEveryShape, repeatedParts, shaped, shapesOf } from '../built/shapes.ts';
import { bringAxe, EVERY_RULE, RULES_OF_COLOUR, violations } from './axe.ts';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };

declare global {
  interface Window {
    /** What is at fault with the document on a screen of this size; `where` is what to call it. */
    faultsOfSize(where: string): string[];
    /** What the page holds that was judged elsewhere. */
    repeated: Element[];
    /** What was shown while the window was narrow. */
    shownNarrow: Element[];
  }
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

/** What is shown on a narrow screen alone: the contents of a page are one line there. */
const NARROW_ALONE = 'SUMMARY';

test('every shape of markup can be read by everybody', async ({ page }) => {
  test.setTimeout(900_000);
  const kinds: readonly string[] = Object.values(KINDS);
  const fileOf = (at: string): string => path.join('dist', at.endsWith('.html') ? at : `${at}index.html`);
  const pages = new Map([...kinds, ...(await everyPage(page.request))].map((at) => [at, shaped(readFileSync(fileOf(at), 'utf8'))]));
  const chosen = new Set([...kinds, ...pagesWithEveryShape(new Map([...pages].map(([at, parts]) => [at, shapesOf(parts)])))]);
  const seen = new Set<string>();
  const repeated = Object.fromEntries([...chosen].map((at) => [`/${at}`, repeatedParts(pages.get(at) ?? [], seen)]));
  await bringAxe(page);
  await page.addInitScript(`window.faultsOfSize = ${faultsOfSize}`);
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
  const found: string[] = [];
  for (const at of chosen) {
    const isKind = kinds.includes(at);
    await page.setViewportSize(isKind ? NARROW : WIDE);
    await page.goto(at);
    if (isKind) {
      found.push(...(await page.evaluate((where) => window.faultsOfSize(where), at)));
      await page.evaluate(() => {
        window.shownNarrow = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility({ visibilityProperty: true }));
      });
      await page.setViewportSize(WIDE);
      const alone = await page.evaluate(() =>
        window.shownNarrow.filter((element) => !element.checkVisibility({ visibilityProperty: true })).map((element) => element.tagName),
      );
      found.push(...alone.filter((name) => name !== NARROW_ALONE).map((name) => `/${at}: a narrow screen alone shows ${name}, which no test judges`));
    }
    found.push(...(await page.evaluate((where) => window.faultsOfSize(where), at)));
    // What was judged elsewhere has been measured here, and axe would read nothing new in it.
    await page.evaluate(() => {
      for (const part of window.repeated) part.remove();
    });
    // Colours are what the style sheets say, of which tests/styles/tokens.test.ts computes every pair in both schemes; here one page of each kind is looked at.
    if (!isKind) {
      found.push(...(await violations(page, 'light, 1440 px', EVERY_RULE, { but: RULES_OF_COLOUR })));
      continue;
    }
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await violations(page, 'light, 1440 px', EVERY_RULE)));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, 'dark, 1440 px', RULES_OF_COLOUR)));
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
