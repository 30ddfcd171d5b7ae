import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { everyPage, KINDS } from './pages.ts';
import { expect, test } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Axe counts links in the small print of a margin as controls; WCAG 2.5.8 does not, and reading.spec.ts measures what it does count. */
const MEASURED_ELSEWHERE = ['target-size'];
/** What a colour scheme can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const SLICES = 4;

/** Violations on a page, one line for each element. */
async function violations(page: Page, path: string, colourAlone = false): Promise<string[]> {
  await page.goto(path);
  // No frames to look into: the legacy mode does not open a page of its own for each run.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (colourAlone ? axe.withRules(COLOUR_RULES) : axe.withTags(TAGS).disableRules(MEASURED_ELSEWHERE)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `/${path}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}

for (const scheme of ['light', 'dark'] as const) {
  for (let slice = 0; slice < SLICES; slice++) {
    test(`every page, ${scheme}, part ${slice + 1} of ${SLICES}`, async ({ page }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ colorScheme: scheme });
      const found: string[] = [];
      for (const [i, path] of (await everyPage(page.request)).entries())
        if (i % SLICES === slice) found.push(...(await violations(page, path, scheme === 'dark')));
      expect(found).toEqual([]);
    });
  }
}

for (const [name, media, width] of [
  ['forced colours', { forcedColors: 'active' }, 1280],
  ['a phone', {}, 390],
  ['a wide screen', {}, 1440],
  ['a wide dark screen', { colorScheme: 'dark' }, 1440],
] as const) {
  test(`one page of each kind, ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia(media);
    await page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const path of Object.values(KINDS)) found.push(...(await violations(page, path)));
    expect(found).toEqual([]);
  });
}
