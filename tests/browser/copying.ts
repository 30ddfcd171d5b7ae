/** What the tests of the copy control share. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A claim and a flow whose addresses are published, and so stay. */
export const CLAIM = { path: 'exit-on-missing/resolve/', id: 'eexist', label: 'eom.resolve.eexist' };
export const FLOW = { path: 'flows/uffd-classic/', id: 'uffd-classic' };

/** What is on the clipboard. */
export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
/** Where the site says what it did. */
export const status = (page: Page): Locator => page.getByRole('status');
/** The public address of the page. */
export const canonical = async (page: Page): Promise<string> => (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
/** The text of a file of the site. */
export const served = async (page: Page, path: string): Promise<string> => {
  const response = await page.request.get(path);
  expect(response.status(), path).toBe(200);
  return response.text();
};

/** Opens the menu of a block and takes an entry, by keyboard alone. */
export async function takeByKeys(page: Page, block: Locator, entry: string): Promise<void> {
  await block.getByRole('button', { name: /in another form$/ }).focus();
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: entry, exact: true });
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  const entries = await page.getByRole('menuitem').allTextContents();
  for (let i = 0; i < entries.indexOf(entry); i++) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
}
