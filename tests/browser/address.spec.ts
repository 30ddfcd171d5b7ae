/** An address leads a reader to its claim or step, and nothing moves under the eyes. */
import { CLAIM, FLOW } from './copying.ts';
import { expect, test } from './site.ts';

for (const [what, path, id] of [
  ['claim', CLAIM.path, CLAIM.id],
  ['step', FLOW.path, 'step-3'],
] as const) {
  test(`an address lights its ${what}, in sight, and Back returns`, async ({ page }) => {
    await page.goto(path);
    const target = page.locator(`#${id}`);
    const lit = target.locator(':scope > .said');
    const plain = await lit.evaluate((element) => getComputedStyle(element).backgroundColor);
    await target.locator(what === 'claim' ? ':scope > aside > .label' : ':scope > .said > .n').click();
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
    await expect(lit).not.toHaveCSS('background-color', plain);
    await expect(lit).toBeInViewport();
    // No header stays over the text, so the top of what is lit is what a reader sees there.
    await expect
      .poll(() =>
        lit.evaluate((element) => {
          const { left, top } = element.getBoundingClientRect();
          return element.contains(document.elementFromPoint(left + 30, top + 4));
        }),
      )
      .toBe(true);
    await page.goBack();
    await expect(page).not.toHaveURL(/#/);
    await expect(lit).toHaveCSS('background-color', plain);
  });
}

test('an address that is opened in a new window lights its step in the drawing too', async ({ page }) => {
  await page.goto(`${FLOW.path}#step-3`);
  const fill = (n: number): Promise<string> =>
    page
      .locator(`.seq .step-${n} .hit`)
      .first()
      .evaluate((element) => getComputedStyle(element).fill);
  expect(await fill(3)).not.toBe(await fill(2));
});

for (const width of [390, 1000, 1440]) {
  test(`at ${width} pixels nothing moves when the controls appear`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const places = (): Promise<string[]> =>
      page.locator('main :is(p, li, aside, figure, h2, .said)').evaluateAll((all) =>
        all.map((element) => {
          const { x, y, width: w, height } = element.getBoundingClientRect();
          return [x, y, w, height].map(Math.round).join(' ');
        }),
      );
    // A font that is late stays out of its view, so two views could differ by it alone.
    await page.route('**/*.woff2', (route) => route.abort());
    for (const path of [CLAIM.path, FLOW.path]) {
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      const before = await places();
      await expect(page.locator('.copy')).toHaveCount(0);
      await page.unroute('**/*.js');
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      await expect(page.locator('.copy').first()).toBeAttached();
      expect(await places()).toEqual(before);
    }
  });
}
