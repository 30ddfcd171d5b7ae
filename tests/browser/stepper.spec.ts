/** Stepping through a flow and through a model, on the built site. */
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { bringAxe, EVERY_RULE, RULES_OF_COLOUR, RULES_OF_WIDTH, violations } from './axe.ts';
import { expect, test } from './site.ts';

const FLOW = 'flows/uffd-classic/';
const MODEL = 'models/token/';

const panel = (page: Page): Locator => page.locator('.stepper');
const lit = (page: Page): Promise<string[]> => page.locator('.seq .step.now').evaluateAll((marks) => marks.map((mark) => mark.id));

test.describe('a flow', () => {
  const open = async (page: Page, fragment = ''): Promise<void> => {
    await page.goto(FLOW + fragment);
    await page.getByRole('link', { name: 'Step by step' }).press('Enter');
    await expect(panel(page)).toBeFocused();
  };

  test('is read one step at a time by the arrow keys, with its sentence and its address', async ({ page }) => {
    await open(page);
    await expect(panel(page).locator('.at')).toHaveText(/^Step 1 of \d+$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).locator('.at')).toHaveText(/^Step 3 of/);
    await expect(page).toHaveURL(/#step-3$/);
    expect(await lit(page)).toEqual(['fig-uffd-classic-s3']);
    const sentence = await page.locator('#step-3 .said > p').first().textContent();
    await expect(panel(page).locator('.now')).toContainText(sentence ?? 'a sentence');
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(/#step-2$/);
  });

  test('begins at the step that the address names, and does not pass its ends', async ({ page }) => {
    await open(page, '#step-2');
    await expect(panel(page).locator('.at')).toHaveText(/^Step 2 of/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(panel(page).locator('.at')).toHaveText(/^Step 1 of/);
    await expect(panel(page).getByRole('button', { name: 'Back' })).toBeDisabled();
  });

  test('says what each did last, and nothing of a branch that was not taken', async ({ page }) => {
    await page.goto('flows/apf-user/#step-12');
    await page.getByRole('link', { name: 'Step by step' }).press('Enter');
    const stands = panel(page).locator('.stands li');
    await expect(stands).toHaveCount(5);
    await expect(stands.filter({ hasText: 'KVM' }).first()).toHaveText('KVM 12: page ready');
    await expect(stands.filter({ hasText: 'Migration source' })).toHaveText('Migration source 9: page');
    await page.keyboard.press('ArrowRight');
    // The other branch: only the fault came before it.
    await expect(stands).toHaveText(['Guest vCPU 13: synthetic halt, no exit', 'KVM 13: synthetic halt, no exit']);
    await page.keyboard.press('ArrowRight');
    await expect(stands).toHaveText([
      'Guest vCPU 1: fault on a gfn marked userfault',
      'KVM 14: exit, USERFAULT alone',
      'VMM vCPU thread 14: exit, USERFAULT alone',
    ]);
  });

  test('is closed by Escape, and the focus goes back', async ({ page }) => {
    await open(page);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Step by step' })).toBeFocused();
    expect(await lit(page)).toEqual([]);
  });

  test('adds no id a second time', async ({ page }) => {
    await open(page);
    expect(await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, i, all) => all.indexOf(id) !== i))).toEqual([]);
  });
});

test.describe('a model', () => {
  const open = async (page: Page, variant: string): Promise<void> => {
    await page.goto(MODEL);
    await page.locator(`[data-step="${variant}"]`).press('Enter');
    await expect(panel(page)).toBeFocused();
  };

  test('makes the moves of the picture by the arrow keys, and says what is broken where it breaks', async ({ page }) => {
    await open(page, 'unanswered');
    for (let move = 0; move < 4; move++) await page.keyboard.press('ArrowRight');
    await expect(panel(page).locator('.at')).toHaveText('4 moves of the picture');
    await expect(page).toHaveURL(/#run=unanswered:fault-halt\.bring\.install\.run$/);
    expect(await lit(page)).toEqual(['fig-model-token-unanswered-s4']);
    await expect(panel(page).locator('.broken').first()).toHaveText(/^No task waits for ever .* broken here$/);
    await expect(panel(page).locator('.course')).toContainText('Nobody can move any more.');
    await page.keyboard.press('ArrowLeft');
    await expect(panel(page).locator('.broken')).toHaveCount(0);
  });

  test('lets the reader choose who moves, by keyboard alone, and shows the state', async ({ page }) => {
    await open(page, 'cancel');
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).locator('.changed', { hasText: 'guest task' })).toContainText('told was touches');
    await page.keyboard.press('ArrowRight');
    const choices = panel(page).locator('[data-move]');
    await expect(choices.first()).toBeVisible();
    expect(await choices.evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset.move))).toEqual(['run', 'fetch', 'pause']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#run=cancel:fault\.hand\.pause$/);
    expect(await lit(page), 'the picture shows another run').toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await expect(page, 'what was taken back comes again').toHaveURL(/#run=cancel:fault\.hand\.pause$/);
  });

  test('opens at the state that an address names', async ({ page }) => {
    await page.goto(`${MODEL}#run=cancel-unlocked:fault.hand.fetch.install.ready-look.pause.disable.ready-freed`);
    await expect(panel(page).locator('.at')).toHaveText('8 moves of the picture');
    await expect(panel(page).locator('.broken')).toHaveText(/No completion touches an item that has been freed/);
  });

  test('makes of a wrong address what can be made', async ({ page }) => {
    await page.goto(`${MODEL}#run=rfc:fault.read.hand`);
    await expect(panel(page).locator('.at')).toHaveText('1 move of the picture');
    await page.goto('about:blank');
    await page.goto(`${MODEL}#run=nothing`);
    await page.waitForLoadState('networkidle');
    await expect(panel(page)).toHaveCount(0);
  });

  test('has one stepper at a time, and Escape closes it', async ({ page }) => {
    await open(page, 'rfc');
    await page.locator('[data-step="june"]').press('Enter');
    await expect(panel(page), 'the new one, and not the one that it takes the place of').toBeFocused();
    await expect(panel(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(page.locator('[data-step="june"]')).toBeFocused();
  });
});

for (const path of ['models/conversion/', 'models/runstate/', 'models/populate/', 'models/waiting/', MODEL, FLOW]) {
  test(`nothing of it is loaded before it is asked for, and then 12 kB at most: ${path}`, async ({ page }) => {
    const before: string[] = [];
    const note = (request: { url(): string }): unknown => before.push(new URL(request.url()).pathname);
    page.on('request', note);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    page.off('request', note);
    expect(before.filter((name) => /stepper|open\.|model\.|flow\./.test(name))).toEqual([]);
    let size = 0;
    const sizes: Promise<void>[] = [];
    const add = (response: { body(): Promise<Buffer> }): unknown =>
      sizes.push(
        response.body().then((body) => {
          size += gzipSync(body).length;
        }),
      );
    page.on('response', add);
    await page.locator('[data-step]').first().press('Enter');
    await expect(panel(page)).toBeVisible();
    await page.waitForLoadState('networkidle');
    page.off('response', add);
    await Promise.all(sizes);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(12_000);
  });
}

for (const path of [FLOW, MODEL]) {
  test(`an open stepper can be read by everybody, on ${path}`, async ({ page }) => {
    await bringAxe(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await page.locator('[data-step]').first().press('Enter');
    await page.keyboard.press('ArrowRight');
    const found = await violations(page, 'light, 1440 px', EVERY_RULE);
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, 'dark, 1440 px', RULES_OF_COLOUR)));
    await page.setViewportSize({ width: 390, height: 844 });
    found.push(...(await violations(page, '390 px', RULES_OF_WIDTH)));
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.emulateMedia({ media: 'print' });
    await expect(panel(page)).toBeHidden();
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('picture, list and verdict of each variant are there, and what would step leads to them', async ({ page }) => {
    await page.goto(MODEL);
    await expect(page.locator('figure.run svg')).toHaveCount(9);
    await expect(page.locator('#unanswered ~ figure.run + ol.run').first()).toBeVisible();
    await page.locator('[data-step="june"]').click();
    await expect(page.locator('#june')).toBeInViewport();
    await page.goto(FLOW);
    await page.getByRole('link', { name: 'Step by step' }).click();
    await expect(page.locator('#steps')).toBeInViewport();
  });
});
