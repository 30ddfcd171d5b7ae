/** The copy control and the key `y` put exactly the published texts on the clipboard. */
import { CLAIM, canonical, clipboard, FLOW, served, status, takeByKeys } from './copying.ts';
import { expect, test } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('y copies the claim that the address names, ready for a mail', async ({ page }) => {
  await page.goto(`${CLAIM.path}#${CLAIM.id}`);
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(`Copied ${CLAIM.label} for mail`);
  const text = await clipboard(page);
  expect(text).toBe(await served(page, `c/${CLAIM.label}.txt`));
  expect(text).toMatch(/ \[1\]\n\n\[1\] https?:\/\/\S+#eexist\n {4}\S.*\blines\s+\d+-\d+\n {4}https:\S+#n\d+\n$/s); // the code it rests on, and where that stands
  expect(text).toContain(`[1] ${await canonical(page)}#${CLAIM.id}`);
  for (const line of text.split('\n')) expect(line).toMatch(/^(.{0,72}| {4}https:\S+)$/); // an address is not broken
});

test('y copies the thing in which the focus is, before the one that the address names', async ({ page }) => {
  await page.goto(`${CLAIM.path}#${CLAIM.id}`);
  const other = page.locator('section.claim[data-copy]').nth(1);
  const label = (await other.getAttribute('aria-label')) ?? '';
  expect(label).not.toBe(CLAIM.label);
  await other.locator('aside > .label').focus();
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(`Copied ${label} for mail`);
  expect(await clipboard(page)).toBe(await served(page, `c/${label}.txt`));
});

test('y copies one row of a table, where the address names it', async ({ page }) => {
  const path = 'xen-runstate/record/';
  await page.goto(path);
  const claim = page.locator('section.claim', { has: page.locator('tr[id]') }).first();
  const id = (await claim.locator('tr[id]').first().getAttribute('id')) ?? '';
  const label = `${await claim.getAttribute('aria-label')}${id.slice((await claim.getAttribute('id'))?.length)}`;
  await page.goto(`${path}#${id}`);
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(`Copied ${label} for mail`);
  const text = await clipboard(page);
  expect(text).toBe(await served(page, `c/${label}.txt`));
  expect(text).toContain(`[1] ${await canonical(page)}#${id}\n`);
});

test('y stays a letter where one types, and with a modifier', async ({ page }) => {
  await page.goto(`${CLAIM.path}#${CLAIM.id}`);
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await page.keyboard.press('Control+y');
  await page.evaluate(() => {
    const input = document.createElement('input');
    document.querySelector('main')?.append(input);
    input.focus();
  });
  await page.keyboard.press('y');
  await expect(page.locator('main input')).toHaveValue('y');
  await expect(status(page)).toBeEmpty();
  expect(await clipboard(page)).toBe('before');
});

test("each entry of a claim's menu puts its text on the clipboard", async ({ page }) => {
  await page.goto(CLAIM.path);
  const claim = page.locator(`#${CLAIM.id}`);
  const address = `${await canonical(page)}#${CLAIM.id}`;
  const markdown = await served(page, `c/${CLAIM.label}.md.txt`);
  expect(markdown).toContain(`[${CLAIM.label}](${address})\n\n`);
  const said = markdown.trimEnd().split('\n').slice(2);
  const expected: [string, string, string][] = [
    ['Mail', `Copied ${CLAIM.label} for mail`, await served(page, `c/${CLAIM.label}.txt`)],
    ['Address', `Copied the address of ${CLAIM.label}`, address],
    ['Label', `Copied the label ${CLAIM.label}`, CLAIM.label],
    ['Markdown', `Copied ${CLAIM.label} as Markdown`, markdown],
    ['Gerrit / GitHub', `Copied ${CLAIM.label} for a review comment`, `${said.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n${address}\n`],
  ];
  for (const [entry, report, text] of expected) {
    await takeByKeys(page, claim, entry);
    await expect(status(page)).toHaveText(report);
    expect(await clipboard(page)).toBe(text);
    await expect(claim.getByRole('button', { name: /in another form$/ })).toBeFocused();
  }
});

test('a step gives its words, its drawing and its own address', async ({ page }) => {
  await page.goto(FLOW.path);
  const step = page.locator('#step-2');
  await takeByKeys(page, step, 'Text drawing');
  await expect(status(page)).toHaveText(`Copied the drawing of flow.${FLOW.id}.step-2`);
  expect(await clipboard(page)).toBe(await served(page, `${FLOW.path}step-2-drawing.txt`));
  await takeByKeys(page, step, 'Address');
  await expect(status(page)).toHaveText(`Copied the address of flow.${FLOW.id}.step-2`);
  expect(await clipboard(page)).toBe(`${await canonical(page)}#step-2`);
  await step.getByRole('button', { name: `Copy flow.${FLOW.id}.step-2`, exact: true }).click();
  await expect(status(page)).toHaveText(`Copied flow.${FLOW.id}.step-2 for mail`);
  expect(await clipboard(page)).toBe(await served(page, `${FLOW.path}step-2.txt`));
});

test('a diagram gives its text drawing', async ({ page }) => {
  await page.goto(FLOW.path);
  await page.locator('figure .pic').focus();
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(`Copied the drawing of flow.${FLOW.id}`);
  expect(await clipboard(page)).toBe(await served(page, `${FLOW.path}drawing.txt`));
});

for (const [kind, list, prefix] of [
  ['term', 'terms/', 'term'],
  ['answer', 'answers/', 'answer'],
] as const) {
  test(`a ${kind} has the control as well`, async ({ page }) => {
    await page.goto(list);
    await page.locator(`main a[href*="/${list}"]`).first().click();
    const id = new URL(page.url()).pathname.split('/').at(-2) ?? '';
    await page.getByRole('button', { name: `Copy ${prefix}.${id}`, exact: true }).click();
    await expect(status(page)).toHaveText(`Copied ${prefix}.${id} for mail`);
    const text = await clipboard(page);
    expect(text).toBe(await served(page, `c/${prefix}.${id}.txt`));
    expect(text).toContain(`[1] ${await canonical(page)}\n`);
  });
}
