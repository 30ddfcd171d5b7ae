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

for (const width of [390, 1280]) {
  test(`what one clicks or taps measures 24 pixels at least, links in text aside, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const small: string[] = [];
    for (const path of Object.values(KINDS)) {
      await page.goto(path);
      small.push(
        ...(await page.evaluate(
          (at) =>
            [...document.querySelectorAll('a[href], button, input, summary, select')]
              .filter((control) => {
                if (!control.checkVisibility({ visibilityProperty: true }) || control.matches('.skip')) return false;
                // In a line of text the line height rules (WCAG 2.5.8, exception "inline").
                const inText = getComputedStyle(control).display === 'inline' && !(control instanceof SVGElement);
                const { width: across, height } = control.getBoundingClientRect();
                return !inText && (across < 24 || height < 23.9);
              })
              .map(
                (control) =>
                  `/${at}: ${control.outerHTML.slice(0, 80)} ${Math.round(control.getBoundingClientRect().width)}x${control.getBoundingClientRect().height.toFixed(1)}`,
              ),
          path,
        )),
      );
    }
    expect(small).toEqual([]);
  });
}
