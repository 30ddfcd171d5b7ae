/** Light and dark, as the system says or as the reader chose. */
import { KINDS } from '../browser/pages.ts';
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';

const look = (reader: Reader) =>
  reader.ask(() => ({
    button: document.querySelector('[data-theme-switch]')?.textContent,
    atBody: document.documentElement.dataset.themeAtBody,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    scheme: getComputedStyle(document.documentElement).colorScheme,
  }));

test('the switch goes round, and the choice holds on the next page before its first element stands', async ({ reader, scheme }) => {
  await reader.open(KINDS.page);
  const system = await look(reader);
  expect(system).toMatchObject({ button: 'Theme: system', atBody: 'system' });
  await reader.click('[data-theme-switch]');
  const light = await look(reader);
  expect(light.button).toBe('Theme: light');
  await reader.click('[data-theme-switch]');
  const dark = await look(reader);
  expect(dark.button).toBe('Theme: dark');
  expect(dark.ground).not.toBe(light.ground);
  expect(system.ground).toBe({ light, dark }[scheme].ground);
  await reader.open(KINDS.term);
  expect(await look(reader)).toEqual({ ...dark, atBody: 'dark' });
  await reader.click('[data-theme-switch]');
  await reader.open(KINDS.page);
  expect(await look(reader)).toEqual(system);
});
