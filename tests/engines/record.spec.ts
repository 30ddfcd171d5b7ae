/** The calculator: the record that a reader moves over its page boundary. */
import { KINDS } from '../browser/pages.ts';
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';

const says = (reader: Reader) =>
  reader.ask(() => {
    const terms = [...document.querySelectorAll('#runstate-record dl > div')].map((pair) => [
      pair.querySelector('dt')?.textContent ?? '',
      pair.querySelector('dd')?.textContent ?? '',
    ]);
    const field = document.querySelector<HTMLInputElement>('#runstate-record form input:not([type=range], [type=radio])');
    return {
      ...Object.fromEntries(terms),
      field: field?.value,
      shown: field !== null && getComputedStyle(field).visibility === 'visible',
      search: location.search,
    };
  });

test('a written offset, an arrow key and the other layout move the record, its words and the address', async ({ reader }) => {
  await reader.open(KINDS.figures);
  await reader.ask(() => document.querySelector('#runstate-record .record')?.scrollIntoView());
  await expect.poll(() => says(reader)).toMatchObject({ field: '0xff1', shown: true, 'Page A': '15 bytes, 0xff1 to 0xfff; state, padding' });
  await reader.click('#runstate-record form input:not([type=range], [type=radio])');
  await reader.pressControl('a');
  await reader.type('0xfd8');
  const moved = { 'Page B': '8 bytes, 0x0 to 0x7; time[3]', 'On both': 'no field', search: '?offset=0xfd8&layout=64' };
  await expect.poll(() => says(reader)).toMatchObject(moved);
  await reader.press('ArrowUp');
  await expect.poll(() => says(reader)).toMatchObject({ field: '0xfd9', search: '?offset=0xfd9&layout=64' });
  await reader.press('Tab');
  await reader.press('ArrowLeft');
  await expect.poll(() => says(reader)).toMatchObject({ ...moved, field: '0xfd8' });
  await reader.ask(() => document.querySelector<HTMLElement>('#runstate-record input[type=radio]:checked')?.focus());
  await reader.press('ArrowLeft');
  await expect.poll(() => says(reader)).toMatchObject({ field: '0xfd8', search: '?offset=0xfd8&layout=32' });
});
