import type { Page } from '@playwright/test';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const WALKED = (['home', 'page', 'figures', 'flow', 'term', 'answer', 'search', 'about', 'missing'] as const).map((kind) => [kind, KINDS[kind]] as const);

interface Stop {
  /** Place among the controls of the page in document order; -1 for what is none of them. */
  at: number;
  what: string;
  shown: boolean;
}

declare global {
  interface Window {
    stops: Stop[];
    lookOf(control: Element): string;
  }
}

/** Numbers every control that is shown, in document order, and notes how it looks; from now on each stop is noted. Gives how many controls there are. */
const markControls = (page: Page): Promise<number> =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.lookOf = (control) =>
      [control, ...control.querySelectorAll('*')]
        .map((part) => {
          const { outlineStyle, outlineWidth, stroke, strokeWidth, fill, clip, top } = getComputedStyle(part);
          return [outlineStyle, outlineStyle === 'none' ? '' : outlineWidth, stroke, strokeWidth, fill, clip, top].join();
        })
        .join('|');
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
      // Of a group of radio buttons the Tab key visits the chosen one.
      (control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled, [tabindex="-1"], [type=radio]:not(:checked)'),
    );
    for (const [i, control] of controls.entries()) control.setAttribute('data-at', String(i));
    const plain = controls.map((control) => window.lookOf(control));
    window.stops = [];
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return;
      const at = Number(target.getAttribute('data-at') ?? -1);
      window.stops.push({ at, what: target.outerHTML.slice(0, 90), shown: window.lookOf(target) !== plain[at] });
    });
    return controls.length;
  });

for (const [kind, path] of WALKED) {
  test(`the Tab key visits every control of a page, in order, with the focus shown: ${kind}`, async ({ page }) => {
    await page.goto(path);
    // The script has run; that of the search page is loaded by it, and sets the focus last.
    await expect(page.locator('[data-theme-switch]')).not.toHaveClass(/waiting/);
    if (kind === 'search') await expect(page.locator('main input[name=q]')).toBeFocused();
    // The controls of a record appear when it comes into view.
    for (const record of await page.locator('[data-split-record]').all()) {
      await record.scrollIntoViewIfNeeded();
      await expect(record.locator('form')).toBeVisible();
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    const count = await markControls(page);
    expect(count).toBeGreaterThan(10);
    // One more than there are: where a page sets the focus itself, the way round passes the browser's own controls.
    // The key is held down: each repeat of it is on its way before the one before it has arrived.
    await Promise.all(Array.from({ length: count + 1 }, () => page.keyboard.down('Tab')));
    await page.keyboard.up('Tab');
    const stops = (await page.evaluate(() => window.stops)).slice(0, count);
    const first = stops[0]?.at ?? 0;
    const lost = stops.filter(({ at }, i) => at !== (first + i) % count);
    expect(lost.map(({ at, what }) => `${at} ${what}`)).toEqual([]);
    expect(stops).toHaveLength(count);
    expect(stops.filter(({ shown }) => !shown).map(({ what }) => what)).toEqual([]);
  });
}

test('the first stop leads past the navigation to the text', async ({ page }) => {
  await page.goto(KINDS.page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'To the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('a figure that is wider than the page scrolls by keys', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(KINDS.flow);
  const picture = page.locator('figure .pic').first();
  await picture.focus();
  const left = () => picture.evaluate((box) => box.scrollLeft);
  expect(await left()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(left).toBeGreaterThan(0);
});
