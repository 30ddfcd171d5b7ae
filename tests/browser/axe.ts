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
/** What a narrow window can change. */
export const RULES_OF_WIDTH = ['scrollable-region-focusable'];

/** Lets every page that is opened from now on be judged. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ path: SCRIPT });
}

/**
 * Judges the page as it stands.
 * @param look what to call this state of the page
 * @param within selects the part that is judged; without it that is the whole
 * @param but rules that are left out
 * @returns a line for each element at fault
 */
export async function violations(
  page: Page,
  look: string,
  rules: string[],
  { within, but = [] }: { within?: string; but?: readonly string[] } = {},
): Promise<string[]> {
  const left = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
  // Of what axe can fetch for its rules it needs media alone: no rule of these asks for the style sheets.
  const options: RunOptions = { runOnly: rules, rules: left, resultTypes: ['violations'], preload: { assets: ['media'] } };
  const { violations: found } = await page.evaluate(([how, part]) => window.axe.run(part ?? document, how), [options, within] as const);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${page.url()}, ${look}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
