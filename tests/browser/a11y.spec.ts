import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Axe counts links in the small print of a margin as controls; WCAG 2.5.8 does not, and reading.spec.ts measures what it does count. */
const MEASURED_ELSEWHERE = ['target-size'];
/** What colours and width can change. The rest is judged once for a page. */
const RULES_OF_A_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];
const SLICES = 4;

const LOOKS = [
  { name: 'light, 1440 px', media: { colorScheme: 'light', forcedColors: 'none' }, width: 1440 },
  { name: 'light, 390 px', media: { colorScheme: 'light', forcedColors: 'none' }, width: 390 },
  { name: 'dark, 390 px', media: { colorScheme: 'dark', forcedColors: 'none' }, width: 390 },
  { name: 'dark, 1440 px', media: { colorScheme: 'dark', forcedColors: 'none' }, width: 1440 },
  { name: 'forced colours, 1440 px', media: { colorScheme: 'light', forcedColors: 'active' }, width: 1440 },
  { name: 'forced colours, 390 px', media: { colorScheme: 'light', forcedColors: 'active' }, width: 390 },
] as const;

type Look = (typeof LOOKS)[number];

async function setLook(page: Page, { media, width }: Look): Promise<void> {
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height: 900 });
}

/** Violations on the page as it stands, one line for each element. */
async function violations(page: Page, look: Look, ofTheLookAlone: boolean): Promise<string[]> {
  // No frames to look into: the legacy mode does not open a page of its own for each run.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (ofTheLookAlone ? axe.withRules(RULES_OF_A_LOOK) : axe.withTags(TAGS).disableRules(MEASURED_ELSEWHERE)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${page.url()}, ${look.name}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}

for (let slice = 0; slice < SLICES; slice++) {
  test(`every page in every look, part ${slice + 1} of ${SLICES}`, async ({ page }) => {
    test.setTimeout(900_000);
    const found: string[] = [];
    for (const [i, path] of (await everyPage(page.request)).entries()) {
      if (i % SLICES !== slice) continue;
      await page.goto(path);
      for (const [n, look] of LOOKS.entries()) {
        await setLook(page, look);
        found.push(...(await violations(page, look, n > 0)));
      }
    }
    expect(found).toEqual([]);
  });
}

for (const look of LOOKS) {
  test(`one page of each kind, by all rules: ${look.name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await setLook(page, look);
    const found: string[] = [];
    for (const path of Object.values(KINDS)) {
      await page.goto(path);
      found.push(...(await violations(page, look, false)));
    }
    expect(found).toEqual([]);
  });
}
