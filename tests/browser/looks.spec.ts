/** The looks beside those that every-page.spec.ts takes: the contents on a phone, an address that lights its target, forced colours. */
import { bringAxe, EVERY_RULE, RULES_OF_COLOUR, violations } from './axe.ts';
import { KINDS } from './pages.ts';
import { expect, test } from './site.ts';

test('on a phone the contents of a page, which are one line there, can be read by everybody, closed and open', async ({ page }) => {
  await bringAxe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(KINDS.page);
  const found = await violations(page, 'closed', EVERY_RULE, { within: '.side' });
  await page.locator('.side summary').click();
  expect([...found, ...(await violations(page, 'open', EVERY_RULE, { within: '.side' }))]).toEqual([]);
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

test('what an address lights can be read, in the light and in the dark; in forced colours, which take the grounds away, it has an outline', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await bringAxe(page);
  const found: string[] = [];
  for (const address of Object.values(LIT)) {
    await page.goto(address);
    await expect(page.locator(':target')).toHaveCount(1);
    // What stands around it in the text does not count, and axe would read all of it.
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('main, main :has(:target)'))
        for (const part of box.children) if (!part.matches(':target, :has(:target)')) part.remove();
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, colorScheme, RULES_OF_COLOUR, { within: ':target' })));
    }
    await page.emulateMedia({ forcedColors: 'active' });
    const outlined = await page.evaluate(() =>
      [...document.querySelectorAll(':target, :target > .said')].some((element) => getComputedStyle(element).outlineStyle === 'solid'),
    );
    if (!outlined) found.push(`${page.url()}, forced colours: no outline`);
    await page.emulateMedia({ forcedColors: null });
  }
  expect(found).toEqual([]);
});
