import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

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
