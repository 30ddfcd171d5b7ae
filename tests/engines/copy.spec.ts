/** What a reader pastes after copying. */
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';

const PAGE = 'exit-on-missing/resolve/';
const LABEL = 'eom.resolve.eexist';

const said = (reader: Reader) => reader.ask(() => document.querySelector('[role=status]')?.textContent ?? '');

/** Pastes with the keyboard, as into a mail. */
async function pasted(reader: Reader): Promise<string> {
  await reader.ask(() => {
    document.querySelector('textarea.mail')?.remove();
    const mail = document.createElement('textarea');
    mail.className = 'mail';
    document.querySelector('main')?.prepend(mail);
    mail.focus();
  });
  await reader.pressControl('v');
  const written = () => reader.ask(() => document.querySelector<HTMLTextAreaElement>('textarea.mail')?.value ?? '');
  await expect.poll(written).not.toBe('');
  return written();
}

/** The text that is published beside the page. */
const published = (reader: Reader, file: string) => reader.ask(async (name) => (await fetch(name)).text(), file);

test('y copies the claim that the address names, for a mail', async ({ reader, site }) => {
  await reader.open(`${PAGE}#eexist`);
  await reader.press('y');
  await expect.poll(() => said(reader)).toBe(`Copied ${LABEL} for mail`);
  const text = await published(reader, `${site.origin}c/${LABEL}.txt`);
  expect(text).toContain('#eexist\n');
  expect(await pasted(reader)).toBe(text);
});

test('the buttons of a claim copy: for a mail, and from the menu its label and Markdown', async ({ reader, site }) => {
  await reader.open(PAGE);
  await reader.click(`#eexist button[aria-label="Copy ${LABEL}"]`);
  await expect.poll(() => said(reader)).toBe(`Copied ${LABEL} for mail`);
  expect(await pasted(reader)).toBe(await published(reader, `${site.origin}c/${LABEL}.txt`));
  for (const [entry, told, text] of [
    ['Label', `Copied the label ${LABEL}`, LABEL],
    ['Markdown', `Copied ${LABEL} as Markdown`, await published(reader, `${site.origin}c/${LABEL}.md.txt`)],
  ] as const) {
    await reader.click('#eexist button[aria-haspopup=menu]');
    const focus = () => reader.ask(() => document.activeElement?.closest('[role=menuitem]')?.textContent ?? '');
    await expect.poll(focus).not.toBe('');
    const entries = await reader.ask(() => [...document.querySelectorAll('[role=menuitem]')].map(({ textContent }) => textContent));
    for (let i = entries.indexOf(entry); i > 0; i--) await reader.press('ArrowDown');
    await expect.poll(focus).toBe(entry);
    await reader.press('Enter');
    await expect.poll(() => said(reader)).toBe(told);
    expect(await pasted(reader)).toBe(text);
  }
});
