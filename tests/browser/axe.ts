/** How accessibility is judged: by axe, which a page gets once. */
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe: { run(context: Document | string, options: RunOptions): Promise<AxeResults> };
  }
}

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Every rule of WCAG 2.0, 2.1 and 2.2, level A and AA. */
export const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What another colour scheme can change. */
export const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** What the style sheets decide, which tests/styles/tokens.test.ts reads: looked at on one page of each kind. */
const COMPUTED = Object.fromEntries(RULES_OF_COLOUR.map((rule) => [rule, { enabled: false }]));
/** What a narrow window can change. */
export const RULES_OF_WIDTH = ['scrollable-region-focusable'];

/** Lets every page that is opened from now on be judged. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: SCRIPT });
}

/**
 * Judges the page as it stands, without the rules that are computed elsewhere.
 * @param look what to call this state of the page
 * @returns a line for each element at fault
 */
export const violationsButColour = (page: Page, look: string, rules: string[]): Promise<string[]> => judge(page, look, { runOnly: rules, rules: COMPUTED });

/** Judges the page as it stands, by each of the rules. @returns a line for each element at fault */
export const violations = (page: Page, look: string, rules: string[]): Promise<string[]> => judge(page, look, { runOnly: rules });

/** Judges what the address of the page names. @returns a line for each element at fault */
export const violationsInTarget = (page: Page, look: string, rules: string[]): Promise<string[]> => judge(page, look, { runOnly: rules }, ':target');

async function judge(page: Page, look: string, which: RunOptions, within?: string): Promise<string[]> {
  // Of what axe can fetch for its rules it needs media alone: no rule of these asks for the style sheets.
  const options: RunOptions = { ...which, resultTypes: ['violations'], preload: { assets: ['media'] } };
  const { violations: found } = await page.evaluate(([how, part]) => window.axe.run(part ?? document, how), [options, within] as const);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${page.url()}, ${look}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
