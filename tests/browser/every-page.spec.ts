/** What a reader of any page relies on: by all rules on pages that hold every shape of markup, by what depends on the words on every page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pagesWithEveryShape, shapesOf } from '../built/shapes.ts';
import { bringAxe, EVERY_RULE, violationsButColour } from './axe.ts';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };

declare global {
  interface Window {
    /** What is at fault with the document on a screen of this size; `where` is what to call it. */
    faultsOfSize(where: string): string[];
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

test('every shape of markup can be read by everybody', async ({ page }) => {
  test.setTimeout(900_000);
  const paths = [...(await everyPage(page.request)), KINDS.missing, KINDS.search];
  const fileOf = (at: string): string => path.join('dist', at.endsWith('.html') ? at : `${at}index.html`);
  const chosen = new Set(pagesWithEveryShape(new Map(paths.map((at) => [at, shapesOf(readFileSync(fileOf(at), 'utf8'))]))));
  await bringAxe(page);
  await page.addInitScript(`window.faultsOfSize = ${faultsOfSize}`);
  const found: string[] = [];
  // Each page is loaded at the size at which the one before it was seen last: a change of the size lays all of a page out anew.
  const looks = [WIDE, NARROW];
  for (const at of new Set([...Object.values(KINDS), ...chosen])) {
    for (const [i, size] of looks.entries()) {
      await page.setViewportSize(size);
      if (i === 0) await page.goto(at);
      // Of colours tests/styles/tokens.test.ts computes every pair; looks.spec.ts looks at one page of each kind, in the light and in the dark.
      if (size === WIDE) found.push(...(await violationsButColour(page, '1440 px', EVERY_RULE)));
      found.push(...(await page.evaluate((where) => window.faultsOfSize(where), at)));
    }
    looks.reverse();
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
      const sheetsOf = (whole: Document): string => [...whole.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')).join();
      const faults: string[] = [];
      for (const at of paths) {
        const next = new DOMParser().parseFromString(await (await fetch(at)).text(), 'text/html');
        document.body.replaceWith(next.body);
        if (sheetsOf(next) !== sheetsOf(document)) faults.push(`/${at} has other style sheets than those by which it is measured here`);
        faults.push(...window.faultsOfSize(at));
      }
      return faults;
    },
    await everyPage(page.request),
  );
  expect(found).toEqual([]);
});
