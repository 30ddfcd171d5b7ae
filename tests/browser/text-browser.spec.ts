/** The site in a browser that shows text alone. */
import { spawnSync } from 'node:child_process';
import { CLAIM, FLOW, served } from './copying.ts';
import { expect, test } from './site.ts';

test('a text browser shows claims with their labels, and steps', async ({ page }) => {
  test.skip(spawnSync('w3m', ['-version']).error !== undefined, 'w3m is not installed');
  const dump = async (path: string): Promise<string> =>
    spawnSync('w3m', ['-dump', '-T', 'text/html', '-cols', '100'], { input: await served(page, path), encoding: 'utf8' }).stdout;
  await page.goto(CLAIM.path);
  const text = await dump(CLAIM.path);
  for (const label of await page.locator('section.claim > aside > .label').allTextContents())
    expect(text).toMatch(new RegExp(`(?:^|\\s)${label.replaceAll('.', '\\.')}\\s`));
  await page.goto(FLOW.path);
  const steps = (await dump(FLOW.path)).replace(/\s+/g, ' ');
  for (const who of await page.locator('.steps span.who').allTextContents()) expect(steps).toContain(who.replace(/\s+/g, ' ').trim());
});
