/** Search, as a reader uses it by keyboard. */
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';

/** Where the first result leads. */
const first = (reader: Reader) => reader.ask(() => document.querySelector('.results [role=option]')?.getAttribute('href') ?? '');
const path = (reader: Reader) => reader.ask(() => location.pathname);

test('from any page: a word is typed, the first hit is what was meant, Enter opens it', async ({ reader }) => {
  await reader.open('status/');
  await reader.press('/');
  await expect.poll(() => reader.ask(() => document.activeElement?.matches('dialog [role=combobox]'))).toBe(true);
  await reader.type('memslot');
  await expect.poll(() => first(reader)).toMatch(/\/terms\/memslot\/$/);
  expect(await reader.ask(() => document.querySelector('.results [role=option] mark')?.textContent)).toBe('memslot');
  await reader.press('Enter');
  await expect.poll(() => path(reader)).toMatch(/\/terms\/memslot\/$/);
});

test('arrows choose another hit; Escape closes and gives the focus back', async ({ reader }) => {
  await reader.open('status/');
  await reader.ask(() => document.querySelector<HTMLElement>('main a[href]')?.focus());
  await reader.pressControl('k');
  await expect.poll(() => reader.ask(() => document.activeElement?.matches('dialog [role=combobox]'))).toBe(true);
  await reader.type('userfaultfd');
  await expect.poll(() => first(reader)).not.toBe('');
  await reader.press('ArrowDown');
  await reader.press('ArrowDown');
  await expect
    .poll(() => reader.ask(() => [...document.querySelectorAll('.results [role=option]')].findIndex((option) => option.ariaSelected === 'true')))
    .toBe(1);
  await reader.press('Escape');
  await expect.poll(() => reader.ask(() => document.querySelector('dialog[open]') === null && document.activeElement?.matches('main a[href]'))).toBe(true);
});

test('from the home page: the form asks, the page of results answers', async ({ reader }) => {
  await reader.open('');
  await reader.click('form.find input[name=q]');
  await reader.type('EEXIST');
  await reader.press('Enter');
  await expect.poll(() => path(reader)).toMatch(/\/search\/$/);
  await expect.poll(() => reader.ask(() => document.querySelector('.found')?.textContent ?? '')).toMatch(/^\d+ results/);
  expect(await first(reader)).not.toBe('');
});
