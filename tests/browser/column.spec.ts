/** The column beside the text, and what a page asks the server for. */
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

test('on a wide screen the column stays in view, and the section being read is marked', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(KINDS.page);
  const links = page.locator('.side .sections-of a');
  const third = links.nth(2);
  const id = (await third.getAttribute('href'))?.slice(1) ?? '';
  await page.locator(`[id="${id}"]`).evaluate((heading) => heading.scrollIntoView());
  await expect(third).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.side [aria-current="true"]')).toHaveCount(1);
  await expect(third).toBeInViewport();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator('.side [aria-current="true"]')).toHaveCount(0);
});

test('on a phone the contents are one closed line, which a key opens and which leads to a section', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(KINDS.page);
  const second = page.locator('.side .sections-of a').nth(1);
  await expect(second).toBeHidden();
  await page.getByText('Contents', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(second).toBeVisible();
  await second.click();
  const id = new URL(page.url()).hash.slice(1);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

for (const kind of ['page', 'flow', 'term', 'answer', 'lab', 'model'] as const) {
  test(`a reader goes from one page to the next of its kind: ${kind}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(KINDS[kind]);
    await expect(page.locator('.side a[aria-current="page"]')).toHaveCount(1);
    const title = await page.locator('h1').textContent();
    await page.locator('.pages a').first().click();
    await expect(page.locator('h1')).not.toHaveText(title ?? '');
    await expect(page.locator('.side a[aria-current="page"]')).toHaveCount(1);
  });
}

test('nothing that the first paint needs waits for the script before it', async ({ page }) => {
  const asked = Promise.all([
    page.waitForRequest((request) => request.resourceType() === 'stylesheet'),
    page.waitForRequest(/plex-sans-400/),
    page.waitForRequest(/plex-mono-400/),
  ]);
  await page.route(/before-paint/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(KINDS.page);
  await expect(page.locator('h1')).toBeVisible();
});

for (const [line, waited, place] of [
  ['slow', 1000, 'body'],
  ['quick', 0, 'head'],
] as const) {
  test(`on a ${line} line the fonts are asked for from the ${place}, each once`, async ({ page }) => {
    const fonts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'font' && fonts.push(request.url()));
    // Still on their way when the links are moved: a link that is taken away instead would have its font asked for once more.
    await page.route('**/*.woff2', async (route) => {
      await page.locator('main').waitFor({ state: 'attached' });
      await route.continue();
    });
    // The page's own time hardly passes, so that a busy machine does not count as a slow line.
    await page.addInitScript((ms) => {
      const now = performance.now.bind(performance);
      performance.now = () => ms + now() / 1000;
    }, waited);
    await page.goto(KINDS.page);
    await page.evaluate(() => document.fonts.ready);
    const links = page.locator('link[as="font"]');
    expect(await links.evaluateAll((all) => all.map((link) => link.parentElement?.localName))).toEqual([place, place, place]);
    expect(fonts).toHaveLength(3);
    expect(new Set(fonts).size).toBe(3);
    expect(await page.evaluate(() => [...document.fonts].map((font) => font.status))).toEqual(['loaded', 'loaded', 'loaded']);
  });
}

test('the head of a page is painted while the style of its text is still coming, and the text with its style', async ({ page }) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/assets\/site\.[^/]*\.css$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(KINDS.page, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await expect(page.locator('.top .name')).toBeVisible();
  await expect(page.locator('h1')).toBeHidden();
  release();
  await expect(page.locator('h1')).toBeVisible();
  expect(await page.locator('main').evaluate((main) => getComputedStyle(main).visibility)).toBe('visible');
});

test('a page is asked for ahead when the pointer rests on its link, once, and no other', async ({ page }) => {
  const ahead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['sec-purpose'] === 'prefetch') ahead.push(request.url());
  });
  await page.goto(KINDS.page);
  const [first, second] = [page.locator('.pages a').first(), page.locator('.pages a').last()];
  for (const link of [first, second, first]) {
    const asked = page.locator(`link[rel="prefetch"][href$="${await link.getAttribute('href')}"]`);
    await link.hover();
    await expect(asked).toHaveCount(1);
  }
  await expect.poll(() => ahead.length).toBe(2);
  await first.focus();
  expect(ahead).toHaveLength(2);
});

test('a page is asked for ahead where the pointer rested on its link before the script came', async ({ page }) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/assets\/Base[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(KINDS.page, { waitUntil: 'commit' });
  const link = page.locator('.pages a').first();
  await link.hover();
  release();
  await expect(page.locator(`link[rel="prefetch"][href$="${await link.getAttribute('href')}"]`)).toHaveCount(1);
});
