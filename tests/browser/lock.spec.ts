import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './changed-book.ts';
import { expect } from './site.ts';

// One build serves every test of this file.
test.describe.configure({ mode: 'default' });

test('without a word on what became of them, the build stops and names each id', ({ changed }) => {
  expect(changed.refusal.code).not.toBe(0);
  for (const id of [
    'claim "/letters/#one"',
    'claim "/letters/#two"',
    'heading "/letters/#small"',
    'row "/letters/#three-none"',
    'term "/terms/beta/"',
    'answer "/answers/why/"',
  ]) {
    expect(changed.refusal.said).toContain(`the published ${id} has gone`);
  }
});

test('every address that was ever published is there', ({ changed }) => {
  expect(changed.published.length).toBeGreaterThan(80);
  const dead = changed.published.filter((address) => {
    const [path = '', id] = address.split('#');
    const html = readFileSync(join(changed.dist, path, 'index.html'), 'utf8');
    return id !== undefined && !html.includes(` id="${id}"`);
  });
  expect(dead).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    for (const [kind, old, host] of [
      ['claim', 'one', '#first-claim'],
      ['heading', 'small', '#little'],
    ] as const) {
      test(`a renamed ${kind} is reached by its old id`, async ({ page }) => {
        await page.goto(`/letters/#${old}`);
        await expect(page.locator(':target')).toHaveId(old);
        await expect(page.locator(`${host}:has(:target)`)).toBeInViewport();
      });
    }

    test('the old label leads to the renamed claim', async ({ page }) => {
      await page.goto('/c/let.overview.one/');
      await expect(page).toHaveURL(/\/letters\/#first-claim$/);
    });

    test('a renamed row is listed at the end of the page, with a link to its new place', async ({ page }) => {
      await page.goto('/letters/#three-none');
      await expect(page.locator(':target')).toContainText('let.overview.three-none was renamed on 1 Dec 2026. Now: let.overview.three-absent.');
      await page.locator(':target a').click();
      await expect(page).toHaveURL(/\/letters\/#three-absent$/);
    });

    test('a withdrawn claim says why and what replaced it, at its id and by its label', async ({ page }) => {
      for (const address of ['/letters/#two', '/c/let.overview.two/']) {
        await page.goto(address);
        await expect(page).toHaveURL(/\/letters\/#two$/);
        await expect(page.locator(':target')).toContainText('let.overview.two was withdrawn on 2 Dec 2026: the test was wrong. Now: let.overview.first-claim.');
        await expect(page.locator(':target')).toBeInViewport();
      }
    });

    test('a renamed page leads to the new one', async ({ page }) => {
      await page.goto('/terms/beta/');
      await expect(page).toHaveURL(/\/terms\/bee\/$/);
    });

    test('a withdrawn page says why, and stays', async ({ page }) => {
      await page.goto('/answers/why/#claims');
      await expect(page.locator('main')).toContainText('This page was withdrawn on 2 Dec 2026: nobody asks.');
      await expect(page.locator(':target')).toContainText('was withdrawn');
      await expect(page).toHaveURL(/\/answers\/why\/#claims$/);
    });
  });
}

test('with script, an old id of a renamed page leads to the same id of the new one', async ({ page }) => {
  await page.goto('/terms/beta/#used-by');
  await expect(page).toHaveURL(/\/terms\/bee\/#used-by$/);
});

test('an old id of a renamed page is a target with a link for whoever follows no refresh', async ({ request }) => {
  const html = await (await request.get('/terms/beta/')).text();
  expect(html).toMatch(/<li id="used-by">[\s\S]*?href="\/terms\/bee\/#used-by"/);
});

test('the site map lists the new page and not the old one', async ({ request }) => {
  const map = await (await request.get('/sitemap-0.xml')).text();
  expect(map).toContain('/terms/bee/');
  expect(map).not.toContain('/terms/beta/');
  expect(map).not.toContain('/answers/why/');
});

test('the plain texts of what has gone say where it went', async ({ request }) => {
  expect(await (await request.get('/terms/beta.txt')).text()).toContain('/terms/bee/');
  expect(await (await request.get('/c/let.overview.one.txt')).text()).toContain('/letters/#first-claim');
  expect(await (await request.get('/answers/why.txt')).text()).toContain('nobody asks');
});
