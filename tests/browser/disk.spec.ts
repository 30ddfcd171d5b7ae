/** The site as it is packed for any static server: opened from disk, and below a path that nobody built it for. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { writePortable } from '../../src/build/portable.ts';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { publicAddress } from '../../src/words/public-address.ts';
import { canonical, clipboard, takeByKeys } from './copying.ts';
import { expect, test } from './site.ts';

// One copy serves all tests here, so they share a worker.
test.describe.configure({ mode: 'default' });

let folder = '';
test.beforeAll(async () => {
  test.setTimeout(240_000); // it writes every file of the site anew
  folder = mkdtempSync(path.join(tmpdir(), 'disk-'));
  await writePortable('dist', folder, publicAddress().base);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const needs = (page: Page) => page.getByText('The search needs JavaScript and a server');

test.describe('from disk', () => {
  const onDisk = (file: string): string => pathToFileURL(path.join(folder, file)).href;

  test('pages have their styles, and links lead from one to the next', async ({ page }) => {
    await page.goto(onDisk('index.html'));
    await expect(page.locator('body')).toHaveCSS('font-family', /Plex/);
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Terms', exact: true }).click();
    await expect(page).toHaveURL(onDisk('terms/index.html'));
    await page.locator('main').getByRole('link', { name: 'memslot', exact: true }).first().click();
    await expect(page).toHaveURL(onDisk('terms/memslot/index.html'));
    await expect(page.locator('body')).toHaveCSS('font-family', /Plex/);
    await page.getByRole('banner').getByRole('link', { name: 'Missing Pages', exact: true }).click();
    await expect(page).toHaveURL(onDisk('index.html'));
  });

  test('a short address leads to its claim', async ({ page }) => {
    await page.goto(onDisk('c/eom.resolve.eexist/index.html'));
    await expect(page).toHaveURL(`${onDisk('exit-on-missing/resolve/index.html')}#eexist`);
    await expect(page.locator('#eexist')).toBeInViewport();
  });

  test('the form and the link lead to a page that says that the search needs a server', async ({ page }) => {
    await page.goto(onDisk('index.html'));
    await page.locator('form[role=search] input[name=q]').fill('memslot');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${onDisk('search/index.html')}?q=memslot`);
    await expect(needs(page)).toBeVisible();
    await page.locator('.index').getByRole('link', { name: 'memslot', exact: true }).click();
    await expect(page).toHaveURL(onDisk('terms/memslot/index.html'));
    await page.locator('[data-open-search]').click();
    await expect(page).toHaveURL(onDisk('search/index.html'));
    await expect(needs(page)).toBeVisible();
  });
});

test.describe('below any path of a server', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  let server: Server;
  let site = '';
  const broken: string[] = [];
  test.beforeAll(async () => {
    const listening = await listen(siteHandler(folder, '/quite/elsewhere/'), 0);
    server = listening.server;
    site = `http://127.0.0.1:${listening.port}/quite/elsewhere/`;
  });
  test.afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  test.beforeEach(({ page }) => {
    broken.length = 0;
    page.on('response', (response) => response.status() < 400 || broken.push(`${response.status()} ${response.url()}`));
    page.on('console', (message) => message.type() !== 'error' || broken.push(message.text()));
  });
  test.afterEach(() => expect(broken, 'what did not load, and errors').toEqual([]));

  test('the dialog finds a page and leads to it', async ({ page }) => {
    await page.goto(`${site}flows/uffd-classic/`);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('memslot');
    await expect(page.locator('.found')).toHaveText(/^\d+ results: /);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}terms/memslot/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('memslot');
  });

  test('the search page answers, and no longer says what it needs', async ({ page }) => {
    await page.goto(site);
    await page.locator('form[role=search] input[name=q]').fill('memslot');
    await page.keyboard.press('Enter');
    await expect(page.locator('.found')).toHaveText(/^\d+ results: /);
    await expect(page).toHaveURL(`${site}search/index.html?q=memslot`);
    await expect(needs(page)).toBeHidden();
  });

  test('a claim is copied with its public address', async ({ page }) => {
    await page.goto(`${site}exit-on-missing/resolve/#eexist`);
    await page.keyboard.press('y');
    await expect(page.locator('.copy-status')).toHaveText('Copied eom.resolve.eexist for mail');
    expect(await clipboard(page)).toContain(`${await canonical(page)}#eexist`);
  });

  test('the address of a term is the public one, not that of the file in the copy', async ({ page }) => {
    await page.goto(`${site}terms/gpc/`);
    await takeByKeys(page, page.locator('[data-copy]').first(), 'Address');
    await expect(page.locator('.copy-status')).toHaveText('Copied the address of term.gpc');
    expect(await clipboard(page)).toBe(await canonical(page));
  });
});
