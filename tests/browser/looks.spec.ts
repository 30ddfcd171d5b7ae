/** The looks beside the usual one: the dark, a narrow window, an address that lights its target, forced colours. */
import { bringAxe, EVERY_RULE, RULES_OF_COLOUR, violations, violationsInTarget } from './axe.ts';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

test('one page of each kind, by all rules, on a phone', async ({ page }) => {
  test.setTimeout(180_000);
  await bringAxe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const found: string[] = [];
  for (const path of Object.values(KINDS)) {
    await page.goto(path);
    found.push(...(await violations(page, '390 px', EVERY_RULE)));
  }
  expect(found).toEqual([]);
});

test('one page of each kind, in the dark', async ({ page }) => {
  test.setTimeout(180_000);
  await bringAxe(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const found: string[] = [];
  for (const path of Object.values(KINDS)) {
    await page.goto(path);
    found.push(...(await violations(page, 'dark, 1440 px', RULES_OF_COLOUR)));
  }
  expect(found).toEqual([]);
});

/** Places of every shape that an address can light. Their addresses are published, and so stay. */
const LIT = {
  claim: `${KINDS.page}#eexist`,
  step: `${KINDS.flow}#step-3`,
  'row of a list': `${KINDS.status}#memory-fault-exit`,
  identifier: `${KINDS.identifiers}#kvm-run`,
  source: `${KINDS.sources}#mmap-v14-cover`,
  heading: `${KINDS.identifiers}#letter-a`,
};

test('what an address lights can be read, in the light and in the dark', async ({ page }) => {
  test.setTimeout(120_000);
  await bringAxe(page);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of Object.values(LIT)) {
      await page.goto(address);
      await expect(page.locator(':target')).toHaveCount(1);
      found.push(...(await violationsInTarget(page, colorScheme, RULES_OF_COLOUR)));
    }
  }
  expect(found).toEqual([]);
});

test('in forced colours, which take the grounds away, what an address lights has an outline', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [what, address] of Object.entries(LIT)) {
    await page.goto(address);
    const outlined = await page.evaluate(() =>
      [...document.querySelectorAll(':target, :target > .said')].some((element) => getComputedStyle(element).outlineStyle === 'solid'),
    );
    expect(outlined, what).toBe(true);
  }
});
