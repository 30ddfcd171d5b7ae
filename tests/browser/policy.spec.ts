import type { Page } from '@playwright/test';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

// site.ts fails each test in which a page broke the policy or an error reached nobody.

const AT_ONCE = 5;

/** Uses a page as a reader does: theme, search, copy. */
async function useAll(page: Page): Promise<void> {
  await page.goto(KINDS.page);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.locator('section.claim .label').first().focus();
  await page.keyboard.press('y');
  await page.keyboard.press('Escape');
  await page.goto(`${KINDS.search}?q=userfaultfd`);
  await expect(page.locator('main')).toContainText(/userfaultfd/i);
  await page.goto(KINDS.flow);
  await page.locator('#step-2 .n').click();
}

test('the policy bites: a script and a style put into a page do nothing, and a text is not run', async ({ browser, origin }) => {
  const page = await browser.newPage();
  await page.goto(origin);
  const did = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
    document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
    // Text for a timer, since the tool that drives the browser may evaluate what a page may not.
    setTimeout('document.documentElement.lang = "evaluated"', 0);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return [document.title, getComputedStyle(document.body).color, document.documentElement.lang];
  });
  for (const deed of ['ran', 'rgb(1, 2, 3)', 'evaluated']) expect(did).not.toContain(deed);
  await page.close();
});

test('a page names in a header what its first paint waits for, so that it is asked for before the page is read', async ({ page, request }) => {
  const response = await page.goto(KINDS.term);
  const waited = await page.evaluate(() =>
    [...document.querySelectorAll('head link[rel=stylesheet], head script:not([type=module])')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? 'nothing',
    ),
  );
  expect(waited).toHaveLength(2);
  const { link = '' } = response?.headers() ?? {};
  expect(waited.filter((address) => !link.includes(`<${address}>; rel=preload`))).toEqual([]);
  // The style sheet of the text would take its part of the line from these.
  expect(link.match(/as=style/g)).toHaveLength(1);
  // A font that a header asks for holds the paint on a slow line too.
  expect(link).not.toContain('font');
  expect((await request.get('terms.txt')).headers().link).toBeUndefined();
});

test('no other site can frame a page', async ({ browser, origin }) => {
  const page = await browser.newPage();
  await page.setContent(`<iframe src="${origin}"></iframe>`, { waitUntil: 'load' });
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  await page.close();
});

test('every kind of page keeps the policy and asks no other host', async ({ page, context, origin }) => {
  const elsewhere: string[] = [];
  const broken: string[] = [];
  context.on('request', (request) => request.url().startsWith(origin) || elsewhere.push(request.url()));
  context.on(
    'response',
    (response) => response.status() < 400 || response.url().endsWith('/no-such-page/') || broken.push(`${response.status()} ${response.url()}`),
  );
  // Until each is silent, so that what is asked for late is seen; that is half a second for each, so several are waited for at once.
  const paths: string[] = Object.values(KINDS);
  const visit = async (): Promise<void> => {
    const tab = await context.newPage();
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) await tab.goto(path, { waitUntil: 'networkidle' });
    await tab.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visit));
  await useAll(page);
  expect((await page.goto('no-such-page/'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
  expect([elsewhere, broken]).toEqual([[], []]);
});

const DENIALS = {
  storage: () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  },
  clipboard: () =>
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
        write: () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
      },
    }),
  'the clipboard itself': () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  WebAssembly: () => Object.defineProperty(window, 'WebAssembly', { value: undefined }),
  workers: () => Object.defineProperty(window, 'Worker', { value: undefined }),
};

for (const [what, deny] of Object.entries(DENIALS)) {
  test(`the site works without ${what}`, async ({ page }) => {
    await page.addInitScript(deny);
    await useAll(page);
    await expect(page.locator('#step-2')).toBeInViewport();
  });
}

test('the theme still switches where storage is denied', async ({ page }) => {
  await page.addInitScript(DENIALS.storage);
  await page.goto(KINDS.page);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('search answers where WebAssembly is denied', async ({ page }) => {
  await page.addInitScript(DENIALS.WebAssembly);
  await page.goto(`${KINDS.search}?q=userfaultfd`);
  await expect(page.locator('main a[href*="userfaultfd"]').first()).toBeVisible();
});

test('the text to copy is shown, selected, where the clipboard is denied', async ({ page }) => {
  await page.addInitScript(DENIALS.clipboard);
  await page.goto(`${KINDS.page}#eexist`);
  await page.keyboard.press('y');
  const text = page.locator('dialog textarea');
  await expect(text).toBeFocused();
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toContain('#eexist');
});
