/** The copy control by keyboard, by touch, and where the clipboard is closed. */
import { CLAIM, clipboard, served, status } from './copying.ts';
import { expect, test } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the menu goes round with the arrow keys, closes on Escape and on a second press, and gives the focus back', async ({ page }) => {
  await page.goto(CLAIM.path);
  const more = page.locator(`#${CLAIM.id}`).getByRole('button', { name: /in another form$/ });
  const entries = page.getByRole('menuitem');
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(entries.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(more).toBeFocused();
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await more.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await more.click();
  await expect(page.getByRole('menu')).toBeHidden();
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the control shows, is large enough, and works by a tap', async ({ page }) => {
    await page.goto(CLAIM.path);
    const claim = page.locator(`#${CLAIM.id}`);
    await expect(claim.locator('.copy')).toHaveCSS('opacity', '1');
    for (const button of await claim.locator('.copy button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
    await claim.getByRole('button', { name: /in another form$/ }).tap();
    await page.getByRole('menuitem', { name: 'Label' }).tap();
    await expect(status(page)).toHaveText(`Copied the label ${CLAIM.label}`);
    expect(await clipboard(page)).toBe(CLAIM.label);
  });
});

for (const [why, spoil] of [
  ['refuses', () => void Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })],
  ['is missing', () => void Object.defineProperty(navigator, 'clipboard', { value: undefined })],
] as const) {
  test(`where the clipboard ${why}, the text shows, selected`, async ({ page }) => {
    await page.addInitScript(spoil);
    await page.goto(`${CLAIM.path}#${CLAIM.id}`);
    await page.keyboard.press('y');
    const area = page.getByRole('dialog').getByRole('textbox');
    await expect(area).toBeFocused();
    const text = await served(page, `c/${CLAIM.label}.txt`);
    await expect(area).toHaveValue(text);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(text);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
}

test('a text that cannot be fetched is reported', async ({ page }) => {
  // Before the page is opened: one that stands already may send what is asked at once past a route that comes after.
  await page.route('**/c/*.txt', (route) => route.abort());
  await page.goto(`${CLAIM.path}#${CLAIM.id}`);
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(`Could not fetch ${CLAIM.label} for mail`);
});
