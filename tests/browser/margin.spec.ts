/** Text and margin: the text keeps one rhythm, whatever stands beside it, and the notes keep clear of each other. */
import { expect, test } from './site.ts';

const PAGES = ['exit-on-missing/memory-fault/', 'guest-memfd/conversion/', 'xen-runstate/split/', 'in-practice/handler/'];
/** Between two paragraphs, in rem; src/styles/base.css and the style of claims say it. */
const BETWEEN = 1.05;

for (const path of PAGES)
  test(`one rhythm, and no note over another: ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    const seen = await page.evaluate(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const box = (element: Element): DOMRect => element.getBoundingClientRect();
      const flow = [...document.querySelectorAll('main > :is(p:not([class]), ul:not([class]), ol:not([class]), .claim)')].filter(
        (element) => box(element).height > 0,
      );
      const paragraphs = flow.filter((element) => element.previousElementSibling !== null && flow.includes(element.previousElementSibling));
      const notes = [...document.querySelectorAll('main > .claim > aside')];
      return {
        paragraphs: paragraphs.length,
        gaps: paragraphs.map((element) => ({
          at: element.id || element.textContent.slice(0, 30),
          rem: (box(element).top - box(element.previousElementSibling ?? element).bottom) / rem,
        })),
        notes: notes.map((note, i) => {
          const said = note.parentElement?.querySelector('.said');
          const before = notes[i - 1];
          return {
            at: note.parentElement?.id ?? '',
            above: said ? box(said).top - box(note).top : Number.NaN,
            over: before === undefined ? 0 : box(before).bottom - box(note).top,
            beside: said ? box(note).left - box(said).right : Number.NaN,
          };
        }),
      };
    });
    expect(seen.paragraphs).toBeGreaterThan(10);
    expect(seen.gaps.filter(({ rem }) => rem > BETWEEN + 0.05)).toEqual([]);
    expect(seen.notes.length).toBeGreaterThan(10);
    expect(seen.notes.filter(({ above, over, beside }) => above > 1 || over > 1 || beside < 8)).toEqual([]);
  });

test('a long list of sources opens without script', async ({ browser, origin }) => {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(PAGES[0] ?? '');
  const more = page.locator('.claim .more').first();
  await expect(more.locator('.cites')).toBeHidden();
  await more.locator('summary').click();
  await expect(more.locator('.cites')).toBeVisible();
  await context.close();
});

test('what most claims of a section have as their status is said at its head, and by a claim that a link leads to', async ({ page }) => {
  await page.goto('guest-memfd/what/');
  const claim = page.locator('.claim:has(.usual)').first();
  await expect(page.locator('h2 + .usual-here').first()).toContainText(/^Where a note below names no status: \w/);
  const size = async (): Promise<number> => (await claim.locator('.usual').boundingBox())?.width ?? 0;
  expect(await size()).toBeLessThan(2);
  await page.goto(`guest-memfd/what/#${await claim.getAttribute('id')}`);
  expect(await size()).toBeGreaterThan(20);
});
