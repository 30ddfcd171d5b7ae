import type { Page } from '@playwright/test';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the switch goes round, and the choice is remembered on every page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(KINDS.page);
  const light = await ground(page);
  const button = page.getByRole('button', { name: /^Theme/ });
  await expect(button).toHaveText('Theme: system');
  await button.click();
  await expect(button).toHaveText('Theme: light');
  expect(await ground(page)).toBe(light);
  await button.click();
  await expect(button).toHaveText('Theme: dark');
  const dark = await ground(page);
  expect(dark).not.toBe(light);
  await page.goto(KINDS.term);
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await ground(page)).toBe(dark);
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  expect(await ground(page)).toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: system' })).toBeVisible();
});

test('the system decides where the reader has not', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(KINDS.page);
  const dark = await ground(page);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).not.toBe(dark);
});

test('a chosen theme does not flash: it holds before the first element of the page stands', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    new MutationObserver((_, observer) => {
      if (document.body === null) return;
      document.documentElement.dataset.seen = document.documentElement.dataset.theme ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(KINDS.page);
  await expect(page.locator('html')).toHaveAttribute('data-seen', 'dark');
});

test('an address lights its claim, and Back returns', async ({ page }) => {
  await page.goto(KINDS.page);
  const claim = page.locator('section.claim').nth(3);
  const lit = () => claim.locator('.said').evaluate((said) => getComputedStyle(said).backgroundColor);
  const before = await lit();
  await claim.scrollIntoViewIfNeeded();
  const there = await page.evaluate(() => scrollY);
  await claim.locator('.label').click();
  await expect.poll(lit).not.toBe(before);
  await expect(claim).toBeInViewport();
  await page.goBack();
  await expect.poll(lit).toBe(before);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(there);
});

test('an address lights its step, in the list and in the picture', async ({ page }) => {
  await page.goto(`${KINDS.flow}#step-3`);
  const step = page.locator('#step-3');
  await expect(step).toBeInViewport();
  const look = (selector: string) =>
    page.locator(selector).evaluate((element) =>
      [element, ...element.querySelectorAll('*')]
        .map((part) => {
          const { backgroundColor, fill, stroke, strokeWidth, fontWeight, outlineStyle } = getComputedStyle(part);
          return [backgroundColor, fill, stroke, strokeWidth, fontWeight, outlineStyle].join();
        })
        .join('|'),
    );
  const [list, picture] = [await look('#step-3'), await look('figure svg.seq a[href="#step-3"]')];
  await page.locator('#step-5 .n').click();
  await expect(page).toHaveURL(/#step-5$/);
  await expect.poll(() => look('#step-3')).not.toBe(list);
  await expect.poll(() => look('figure svg.seq a[href="#step-3"]')).not.toBe(picture);
  await page.goBack();
  await expect(page).toHaveURL(/#step-3$/);
  await expect.poll(() => look('#step-3')).toBe(list);
});

test('a step in the picture leads to its words', async ({ page }) => {
  await page.goto(KINDS.flow);
  await page.locator('figure svg.seq a[href="#step-2"]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#step-2$/);
  await expect(page.locator('#step-2')).toBeInViewport();
});
