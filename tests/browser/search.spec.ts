/** The search as a reader uses it: dialog and page, keyboard and touch, without script, with a broken index, with hostile queries. */
import { gzipSync } from 'node:zlib';
import type { Page, Route } from '@playwright/test';
import { QUERIES } from '../search/queries.ts';
import { expect, test } from './site.ts';

const input = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true });
const options = (page: Page) => page.locator('.results').getByRole('option');
const status = (page: Page) => page.locator('.found');

async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
}

// All of the list are asked in tests/search/queries.test.ts, without a browser.
test('some queries of the list lead to what was meant', async ({ page }) => {
  await page.goto('search/');
  for (const [query, ...wanted] of QUERIES.filter((_query, i) => i % 60 === 0)) {
    await input(page).fill('');
    await expect(status(page)).toHaveText('');
    await input(page).fill(query);
    await expect(status(page)).not.toHaveText('');
    const best = await options(page).evaluateAll((all) => all.slice(0, 3).map((option) => option.getAttribute('href') ?? ''));
    expect(
      wanted.some((address) => best.some((href) => href.endsWith(address))),
      `${query}: ${best.join(' ')}`,
    ).toBe(true);
  }
});

test('says which word stands nowhere, and what a pasted number is', async ({ page }) => {
  await page.goto('search/?q=zzblah%20memslot');
  await expect(status(page)).toHaveText(/^"zzblah" stands nowhere on this site\. \d+ results/);
  await input(page).fill('os error 17');
  await expect(status(page)).toHaveText(/^"os error 17" is EEXIST\. \d+ results/);
});

test.describe('the dialog', () => {
  for (const key of ['/', 'Control+k']) {
    test(`opens with ${key} and gives the focus back`, async ({ page }) => {
      await page.goto('terms/');
      const link = page.getByRole('link', { name: 'Status', exact: true });
      await link.focus();
      await page.keyboard.press(key);
      await expect(input(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(link).toBeFocused();
    });
  }

  test('loads nothing before it is opened', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // Loaded, so that the script runs and hears the key; then silent: on a busy machine a page is silent before it has loaded.
    await page.goto('terms/');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /pagefind|\/search\//.test(path))).toEqual([]);
    await openDialog(page);
    await input(page).fill('memslot');
    await expect(options(page).first()).toBeVisible();
    expect(asked.some((path) => path.endsWith('.pagefind'))).toBe(true);
  });

  test('is a combobox with a list box: arrows choose, Enter opens', async ({ page }) => {
    await page.goto('terms/');
    await openDialog(page);
    await input(page).fill('memslot');
    await expect(input(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(status(page)).toHaveText(/^\d+ results?: /);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    await expect(chosen).toHaveCount(1);
    const second = options(page).nth(1);
    await expect(input(page)).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '');
    await expect(input(page)).toBeFocused();
    const href = await chosen.getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${href ?? 'none'}$`));
  });

  test('Ctrl-Enter opens the first result in a new tab', async ({ page, context }) => {
    await page.goto('terms/');
    await openDialog(page);
    await input(page).fill('memslot');
    await expect(options(page).first()).toBeVisible();
    const tab = context.waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await expect(await tab).toHaveURL(/\/terms\/memslot\/$/);
    await expect(page).toHaveURL(/\/terms\/$/);
  });

  test('Enter before the answer came opens what is typed, not what was shown', async ({ page }) => {
    await page.goto('terms/');
    await openDialog(page);
    await input(page).fill('memslot');
    await expect(options(page).first()).toBeVisible();
    await input(page).fill('userfaultfd');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/terms\/userfaultfd\/$/);
  });

  test('an older answer that comes late does not replace a newer one', async ({ page }) => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/labels.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('terms/');
    await openDialog(page);
    const asked = page.waitForRequest('**/labels.json');
    await input(page).fill('bg.gup.slow');
    await asked;
    await input(page).fill('memslot');
    await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
    const answered = page.waitForResponse('**/labels.json');
    release();
    await answered;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
  });

  test('marks what was found', async ({ page }) => {
    await page.goto('terms/');
    await openDialog(page);
    await input(page).fill('pfn_cache');
    await expect(options(page).first().locator('mark').first()).toHaveText('pfn_cache');
  });

  test.describe('a copy for a mail', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
    test('y copies the chosen result', async ({ page }) => {
      await page.goto('terms/');
      await openDialog(page);
      await input(page).fill('memslot');
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('y');
      await expect(status(page)).toHaveText('Copied for a mail.');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^memslot: [\s\S]+\n\n\[1\] http\S+\/terms\/memslot\/\n {4}\S[\s\S]+#n\d+\n$/);
      await expect(input(page)).toHaveValue('memslot');
    });
    test('where the clipboard is refused the text is shown, selected', async ({ page }) => {
      await page.addInitScript(
        () => void Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }),
      );
      await page.goto('terms/');
      await openDialog(page);
      await input(page).fill('memslot');
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('y');
      const box = page.getByRole('textbox', { name: 'Text for a mail' });
      await expect(box).toBeFocused();
      expect(await box.evaluate((element) => (element instanceof HTMLTextAreaElement ? element.selectionEnd : 0))).toBeGreaterThan(20);
    });
  });

  test('y is a letter while one types', async ({ page }) => {
    await page.goto('terms/');
    await openDialog(page);
    await input(page).pressSequentially('memory');
    await expect(input(page)).toHaveValue('memory');
  });
});

test.describe('touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('opens the dialog, chooses a result, and the page does not scroll sideways', async ({ page }) => {
    await page.goto('terms/');
    await page.locator('[data-open-search]').tap();
    await input(page).fill('userfaultfd');
    const first = options(page).first();
    await expect(first).toBeVisible();
    expect(await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
    await first.tap();
    await expect(page).toHaveURL(/\/terms\/userfaultfd\/$/);
  });
});

test.describe('the page', () => {
  test('keeps the question and the filters in its address', async ({ page }) => {
    await page.goto('search/?q=lock&kind=claim&topic=xen-runstate');
    await expect(input(page)).toHaveValue('lock');
    await expect(options(page).first()).toBeVisible();
    for (const kind of await options(page).locator('.kind').allTextContents()) expect(kind).toBe('claim');
    for (const href of await options(page).evaluateAll((all) => all.map((option) => option.getAttribute('href'))))
      expect(href).toMatch(/\/(?:xen-runstate|flows|terms)\//);
    await page.locator('select[name=kind]').selectOption('term');
    await expect(page).toHaveURL(/\?q=lock&kind=term&topic=xen-runstate$/);
    await expect(options(page).first().locator('.kind')).toHaveText('term');
  });

  test('takes a question from the address bar, whatever it is, and shows it as text', async ({ page }) => {
    await page.goto(`search/?q=${encodeURIComponent('<img src=x onerror="document.title=1">zzqx')}`);
    await expect(input(page)).toHaveValue('<img src=x onerror="document.title=1">zzqx');
    await expect(status(page)).not.toHaveText('');
    await expect(page.locator('main img')).toHaveCount(0);
    await expect(page).toHaveTitle(/^Search/);
  });

  test('nothing found: says so, with the nearest terms and the indexes', async ({ page }) => {
    await page.goto('search/?q=zzuserfaultzzd');
    await expect(status(page)).toContainText('Nothing found for "zzuserfaultzzd"');
    await expect(status(page).getByRole('link', { name: 'userfaultfd', exact: true })).toBeVisible();
    await expect(status(page).getByRole('link', { name: 'identifier index' })).toBeVisible();
  });

  test('without a question shows what can be read without one', async ({ page }) => {
    await page.goto('search/');
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
    await input(page).fill('memslot');
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeHidden();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the form of the home page leads to the identifiers and the glossary, and the page says why', async ({ page }) => {
    await page.goto('');
    await page.locator('form[role=search] input[name=q]').fill('memslot');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=memslot/);
    await expect(page.getByText('The search needs JavaScript')).toBeVisible();
    await expect(page.locator('.index').getByRole('link', { name: 'memslot', exact: true })).toBeVisible();
  });
});

/** Lets something go wrong with what is asked for at some addresses, until it is told that it works again. */
async function broken(page: Page, addresses: string, fail: (route: Route) => Promise<void>): Promise<{ works(): void }> {
  let fails = true;
  // The route stays: to take it away while files are on their way can leave one of them without an answer.
  await page.route(addresses, (route) => (fails ? fail(route) : route.continue()));
  return {
    works: () => {
      fails = false;
    },
  };
}

test.describe('what does not load', () => {
  test('without WebAssembly names are still found, and the error is said', async ({ page }) => {
    const engine = await broken(page, '**/*.pagefind', (route) => route.abort());
    await page.goto('search/?q=memslot');
    await expect(status(page)).toContainText('The full text could not be searched');
    await expect(status(page).getByRole('link', { name: 'glossary' })).toBeVisible();
    await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
    engine.works();
    await input(page).fill('memslots');
    await expect(status(page)).toHaveText(/^\d+ results: /);
  });

  test('without the names the error is said and the lists stay', async ({ page }) => {
    await page.route('**/search/names/*', (route) => route.fulfill({ status: 503 }));
    await page.goto('search/?q=memslot');
    await expect(status(page)).toContainText('The search could not be loaded (503');
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
  });

  test('a later question tries again', async ({ page }) => {
    const names = await broken(page, '**/search/names/*', (route) => route.fulfill({ status: 503 }));
    await page.goto('search/?q=memslot');
    await expect(status(page)).toContainText('503');
    names.works();
    await input(page).fill('memslots');
    await expect(options(page).first()).toBeVisible();
  });
});

test.describe('an index of another build beside a new page', () => {
  const packed = gzipSync('pagefind_dcd{"url":"/terms/","content":"old","word_count":1,"filters":{},"meta":{"title":"Terms"},"anchors":[]}');

  test('fragments of an older form: names are still found, and the reader is told what to do', async ({ page }) => {
    await page.route('**/*.pf_fragment', (route) => route.fulfill({ body: packed }));
    await page.goto('search/?q=memslot');
    await expect(status(page)).toContainText('The full text could not be searched (the index and this page are of different builds; load the page again)');
    await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
  });

  test('an index whose files are gone: names are still found', async ({ page }) => {
    await page.route('**/*.pf_index', (route) => route.fulfill({ status: 404 }));
    await page.goto('search/?q=memslot');
    await expect(status(page)).toContainText('The full text could not be searched');
    await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
  });

  for (const [file, question] of [
    ['index', 'memslot'],
    ['names/*', 'memslot'],
    ['labels', 'eom.resolve.eexist'],
    ['labels/*', 'eom.resolve.eexist'],
  ]) {
    test(`${file} of an older form: the reader is told what to do, and the lists stay`, async ({ page }) => {
      await page.route(`**/search/${file}.json`, (route) => route.fulfill({ json: { list: ['memslot'] } }));
      await page.goto(`search/?q=${question}`);
      await expect(status(page)).toContainText('The search could not be loaded (the index and this page are of different builds; load the page again)');
      await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
    });
  }
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '\u0001\u0007\u202e\u200b',
  '[(*+?{\\^$|',
  '%00%ff%',
  '\u{1f4a5}\u{1f468}\u200d\u{1f469}',
  '"',
  '../../etc/passwd',
  '__proto__ constructor',
  'a'.repeat(20_000),
  '-> -> :: .',
  '\ud800x',
];

test('hostile questions do no harm and stand as text', async ({ page }) => {
  await page.goto('search/');
  page.on('dialog', () => expect.soft(false, 'a dialog was opened').toBe(true));
  for (const query of HOSTILE) {
    await input(page).fill('');
    await expect(status(page)).toHaveText('');
    await input(page).fill(query);
    await expect(status(page)).not.toHaveText('');
    await expect(page.locator('main').locator('script, svg, img')).toHaveCount(0);
  }
  await input(page).fill('memslot');
  await expect(options(page).first()).toHaveAttribute('href', /\/terms\/memslot\/$/);
});

test('the description for the address bar leads to the search page', async ({ page, request }) => {
  await page.goto('');
  const description = await page.locator('link[rel=search]').getAttribute('href');
  const response = await request.get(new URL(description ?? '', page.url()).href);
  expect(await response.text()).toMatch(/<Url type="text\/html" template="http[^"]*\/search\/\?q=\{searchTerms\}"\/>/);
});
