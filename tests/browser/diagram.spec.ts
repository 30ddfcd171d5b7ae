/** Holds the measuring shim and the style sheet together: in a real browser every text must lie where room was made for it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { renderDiagrams } from '../../src/diagram/render.ts';
import type { Diagram } from '../../src/diagram/types.ts';
import { cast, FIXTURES, fixture } from '../diagram/helpers.ts';

const SOURCE = path.join(import.meta.dirname, '../../src');
let diagrams: ReadonlyMap<string, Diagram>;

test.beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'diagram-geometry-'));
  try {
    const result = await renderDiagrams(FIXTURES.map(fixture), cast, folder);
    expect(result.problems).toEqual([]);
    diagrams = result.diagrams;
  } finally {
    rmSync(folder, { recursive: true });
  }
});

interface Item {
  name: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
type Measured = Record<'texts' | 'heads' | 'headTexts' | 'notes' | 'noteTexts' | 'frames' | 'words' | 'hits' | 'labels' | 'ground', Item[]>;

/** Shows one diagram with the site's own tokens, fonts and diagram styles. */
async function show(page: Page, id: string): Promise<Diagram> {
  const diagram = diagrams.get(id);
  if (!diagram) throw new Error(`no diagram ${id}`);
  const sheets = ['styles/tokens', 'styles/diagram', 'blocks/step/style', 'styles/diagram-modes'];
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}.css">`).join('');
  await page.route('http://diagram.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>x</title>${links}${diagram.svg}` });
    const file = readFileSync(path.join(SOURCE, pathname));
    // Nothing asks for the fonts ahead of time here, and what is measured is text in them.
    if (pathname.endsWith('.css'))
      return route.fulfill({ body: file.toString().replaceAll('font-display: optional', 'font-display: block'), contentType: 'text/css' });
    return route.fulfill({ body: file, contentType: 'font/woff2' });
  });
  await page.goto('http://diagram.test/');
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded').length)).toBeGreaterThanOrEqual(2);
  return diagram;
}

const measure = (page: Page): Promise<Measured> =>
  page.evaluate(() => {
    const items = (selector: string) =>
      [...document.querySelectorAll<SVGGraphicsElement>(selector)].map((element) => {
        const { x, y, width, height } = element.getBBox();
        const name = `${element.closest('[id]')?.id ?? ''} ${element.getAttribute('class') ?? element.localName} ${element.textContent}`;
        return { name, left: x, right: x + width, top: y, bottom: y + height };
      });
    const view = document.querySelector('svg')?.viewBox.baseVal ?? new DOMRect();
    return {
      // Nobody sees where a branch ends.
      texts: items('.seq text:not(.n, .end)'),
      heads: items('.head rect'),
      headTexts: items('.head text'),
      notes: items('.note rect'),
      noteTexts: items('.note text'),
      frames: items('rect.frame, rect.span'),
      words: items('.word, .title:not(.mid)'),
      hits: items('.hit'),
      labels: items('.step text:not(.n)'),
      ground: [{ name: 'view box', left: view.x, right: view.x + view.width, top: view.y, bottom: view.y + view.height }],
    };
  });

/** How far `inner` sticks out of `outer`. */
const excess = (inner: Item, outer: Item): number =>
  Math.max(outer.left - inner.left, inner.right - outer.right, outer.top - inner.top, inner.bottom - outer.bottom);
/** Whether two items share more than `slack` pixels both ways. */
const meet = (a: Item, b: Item, slack: number): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

/** Items of `inner` that lie in none of `outer`. */
const outside = (inner: Item[], outer: Item[], slack = 0.5): string[] =>
  inner.filter((item) => !outer.some((box) => excess(item, box) <= slack)).map((item) => item.name);

for (const id of FIXTURES) {
  test(`${id}: every text lies in its box, no two meet, and frames hold all of what happens in them and only that`, async ({ page }) => {
    await show(page, id);
    const { texts, heads, headTexts, notes, noteTexts, frames, words, hits, labels, ground } = await measure(page);
    expect(outside([...texts, ...frames, ...notes, ...heads, ...hits], ground)).toEqual([]);
    expect(outside(headTexts, heads)).toEqual([]);
    expect(outside(noteTexts, notes)).toEqual([]);
    // A frame's tab is part of its top edge.
    expect(outside(words, frames, 1)).toEqual([]);
    expect(outside(labels, hits, 2)).toEqual([]);
    const pairs = (list: Item[], slack: number) =>
      list.flatMap((a, i) =>
        list
          .slice(i + 1)
          .filter((b) => meet(a, b, slack))
          .map((b) => `${a.name} / ${b.name}`),
      );
    // Line boxes of neighbouring lines touch; ink does not.
    expect(pairs(texts, 2)).toEqual([]);
    expect(pairs([...hits, ...notes, ...heads], 0)).toEqual([]);
    for (const frame of frames) {
      const within = [...hits, ...notes, ...frames.filter((other) => other !== frame)].filter((item) => item.top > frame.top && item.bottom < frame.bottom);
      expect(within.length).toBeGreaterThan(0);
      expect(outside(within, [frame], 0)).toEqual([]);
      const across = [...hits, ...notes, ...frames].filter((item) => item !== frame && item.top < frame.top && item.bottom > frame.top);
      expect(outside([frame], across.length > 0 ? across : [frame], 0)).toEqual([]);
    }
  });
}

test('a label is as wide in the browser as it was measured', async ({ page }) => {
  const diagram = await show(page, 'eom-common');
  const { hits, labels } = await measure(page);
  const step = diagram.steps.find(({ from, to }) => from === to);
  const label = labels.find(({ name }) => name.endsWith(step?.label ?? ''));
  const hit = hits.find(({ name }) => name.startsWith(`fig-eom-common-s${step?.n} `));
  // The lit area of a message to oneself ends 4 px after its words (src/diagram/step-mark.ts).
  expect(Math.abs((hit?.right ?? 0) - 4 - (label?.right ?? 0))).toBeLessThan(1);
});

test('the step that the address names is lit in the picture', async ({ page }) => {
  await show(page, 'eom-common');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<ol><li id="step-4">four</li></ol>'));
  await page.evaluate(() => location.assign('#step-4'));
  const fill = (n: number) => page.locator(`.step-${n} .hit`).evaluate((element) => getComputedStyle(element).fill);
  await expect.poll(() => fill(4)).not.toBe('rgba(0, 0, 0, 0)');
  expect(await fill(5)).toBe('rgba(0, 0, 0, 0)');
});

test('no text is smaller than 12 px, on a phone as anywhere', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const diagram = await show(page, 'uffd-classic');
  const sizes = await page.locator('.seq text').evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  expect((await page.locator('.seq').boundingBox())?.width).toBe(diagram.width);
});
