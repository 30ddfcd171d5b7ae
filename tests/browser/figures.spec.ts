/** The record that a reader can move over its page boundary, on the built site. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const PAGE = 'xen-runstate/split/';
const FIGURE = '#runstate-record';

/** What the figure says, by name. */
function says(page: Page, term: string): Locator {
  return page.locator(`${FIGURE} dl > div`, { has: page.locator(`dt:text-is("${term}")`) }).locator('dd');
}

async function open(page: Page, query = ''): Promise<Locator> {
  await page.goto(`${PAGE}${query}`);
  await page.locator(`${FIGURE} .record`).scrollIntoViewIfNeeded();
  const offset = page.getByLabel('Offset in page A');
  await expect(offset).toBeVisible();
  return offset;
}

test('a written offset moves the record and goes into the address', async ({ page }) => {
  const offset = await open(page);
  await expect(offset).toHaveValue('0xff1');
  await offset.fill('0xfd8');
  await expect(says(page, 'Page B')).toHaveText('8 bytes, 0x0 to 0x7; time[3]');
  await expect(says(page, 'On both')).toHaveText('no field');
  await expect(page.locator(`${FIGURE} svg.bytes`)).toHaveAttribute('aria-label', /Page B: 8 bytes/);
  await expect(page).toHaveURL(/\?offset=0xfd8&layout=64$/);
});

test('arrow keys move it by a byte, in the number and on the slide', async ({ page }) => {
  const offset = await open(page);
  await offset.press('ArrowDown');
  await expect(offset).toHaveValue('0xff0');
  await expect(says(page, 'On both')).toHaveText('no field');
  await offset.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(offset).toHaveValue('0xff2');
  await expect(says(page, 'Page A')).toHaveText('14 bytes, 0xff2 to 0xfff; state, padding');
});

test('the layout is chosen by keyboard too, and the flag moves with it', async ({ page }) => {
  const offset = await open(page);
  await offset.fill('ff8');
  await expect(says(page, 'XEN_RUNSTATE_UPDATE')).toHaveText(/^page B, offset 0x7:/);
  await page.getByRole('radio', { name: '64-bit ABI' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: '32-bit ABI' })).toBeChecked();
  await expect(says(page, 'XEN_RUNSTATE_UPDATE')).toHaveText(/^page B, offset 0x3:/);
  await expect(page).toHaveURL(/\?offset=0xff8&layout=32$/);
});

test('an address with offset and layout opens at them', async ({ page }) => {
  const offset = await open(page, '?offset=0xff5&layout=32');
  await expect(offset).toHaveValue('0xff5');
  await expect(page.getByRole('radio', { name: '32-bit ABI' })).toBeChecked();
  await expect(says(page, 'Page A')).toHaveText('11 bytes, 0xff5 to 0xfff; state');
});

test('nonsense in the address or in the field leaves the picture as it was', async ({ page }) => {
  const offset = await open(page, '?offset=0x1000&layout=16');
  await expect(offset).toHaveValue('0xff1');
  await expect(page.getByRole('radio', { name: '64-bit ABI' })).toBeChecked();
  await offset.fill('0xzz');
  await expect(offset).toHaveAttribute('aria-invalid', 'true');
  await expect(says(page, 'Page A')).toHaveText('15 bytes, 0xff1 to 0xfff; state, padding');
  await offset.press('ArrowDown');
  await expect(offset).toHaveValue('0xff0');
  await expect(offset).not.toHaveAttribute('aria-invalid', 'true');
});

test('an edge of the page is not passed', async ({ page }) => {
  const offset = await open(page, '?offset=0xfff&layout=64');
  await offset.press('ArrowUp');
  await expect(offset).toHaveValue('0xfff');
  await offset.fill('0');
  await offset.press('ArrowDown');
  await expect(offset).toHaveValue('0x0');
});

test('showing the controls moves nothing', async ({ page }) => {
  await page.goto(PAGE);
  const drawing = page.locator(`${FIGURE} svg.bytes`);
  const place = (): Promise<number> => drawing.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await place();
  await drawing.scrollIntoViewIfNeeded();
  await expect(page.getByLabel('Offset in page A')).toBeVisible();
  expect(await place()).toBe(before);
});

for (const width of [390, 1440]) {
  test(`at ${width} px a figure scrolls within itself, never the page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the default case and the table are there, and no dead controls', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.locator(`${FIGURE} svg.bytes`)).toBeVisible();
    await expect(says(page, 'Page A')).toHaveText('15 bytes, 0xff1 to 0xfff; state, padding');
    await expect(page.locator(`${FIGURE} .offsets tbody tr[id]`).first()).toBeVisible();
    await expect(page.locator(`${FIGURE} form`)).toBeHidden();
    const room = await page.locator(`${FIGURE} form`).evaluate((form) => form.getClientRects().length);
    expect(room, 'no empty room is kept').toBe(0);
  });
});
