import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

for (const [kind, path] of Object.entries(KINDS)) {
  test(`at 400 % zoom a page shows all that it shows at 100 %: ${kind}`, async ({ page }) => {
    const text = async () => {
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked, not what is in the document
      const shown = await page.evaluate(() => document.body.innerText);
      return shown
        .replace(/^Contents$/m, '')
        .replace(/\s+/g, '')
        .split('')
        .sort()
        .join('');
    };
    const controls = () =>
      page.evaluate(
        () => [...document.querySelectorAll('a[href], button, input')].filter((control) => control.checkVisibility({ visibilityProperty: true })).length,
      );
    await page.setViewportSize({ width: 1280, height: 1024 });
    await page.goto(path);
    const [whole, all] = [await text(), await controls()];
    await page.setViewportSize({ width: 320, height: 256 });
    // The column is one closed line here, the only thing that the wide page has not.
    const contents = page.locator('.side summary');
    if ((await contents.count()) > 0) await contents.click();
    expect(await controls()).toBe(all);
    expect((await text()) === whole, 'the same characters are shown').toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('nothing moves for a reader who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [KINDS.home, KINDS.page, KINDS.flow, KINDS.search, KINDS.figures]) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0.01) || animationName !== 'none' || scrollBehavior === 'smooth'
          );
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving, path).toEqual([]);
  }
});
