import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedSite } from '../built/build.ts';

let page: Document;

beforeAll(async () => {
  page = new JSDOM(readFileSync(join(await sharedSite('fixture'), 'letters/index.html'), 'utf8')).window.document;
});

/** The one element that a selector finds. */
function one(selector: string): Element {
  const found = [...page.querySelectorAll(selector)];
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} elements are "${selector}"`);
  return first;
}

const words = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const each = (selector: string): string[] => [...page.querySelectorAll(selector)].map(words);

describe.each(['rates', 'story', 'race', 'grid', 'lanes', 'record'])('the figure %s', (id) => {
  test('has no style attribute, no script and no handler', () => {
    const figure = one(`figure#${id}`);
    expect(figure.outerHTML).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });
  test('leads to each of its parts by a link that the part itself holds', () => {
    const links = [...one(`figure#${id}`).querySelectorAll(`a[href^="#${id}-"]`)];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(page.getElementById((link.getAttribute('href') ?? '').slice(1))?.contains(link)).toBe(true);
  });
});

test('a log chart has its caution right under the drawing, its lines named, and every number in a table', () => {
  expect(one('#rates svg').nextElementSibling).toBe(one('#rates .caution'));
  expect(words(one('#rates .caution'))).toBe('Take care.');
  expect(each('#rates svg .name')).toEqual(['without', 'with']);
  expect(each('#rates thead th')).toEqual(['vCPUs', '1', '2', '4']);
  expect(each('#rates-without > *')).toEqual(['without', '150', '191', '36']);
  expect(each('#rates-with > *')).toEqual(['with', '340', '477', '4012']);
});

test('a timeline dates each event, and says its status and its sources', () => {
  expect([...page.querySelectorAll('#story time')].map((time) => [time.getAttribute('datetime'), words(time)])).toEqual([
    ['2023-02-15', '15 Feb 2023'],
    ['2024-02', 'Feb 2024'],
  ]);
  expect(words(one('#story-v1 .happened code'))).toBe('ONE');
  expect(words(one('#story-v1 .status'))).toBe('superseded');
  expect(page.querySelector('#story-v2 .status')).toBeNull();
  expect(one('#story-v1 .by a').getAttribute('href')).toBe('/sources/#doe-2024-01-02');
});

test('a race marks the window beside the events that it covers, and says what came of it', () => {
  expect(each('#race-without tr[id] > th')).toEqual(['T0', 'T1', 'T2']);
  const cells = (event: string): string[] => each(`#race-without-${event} > td:not(.window)`);
  expect([cells('check'), cells('touch'), cells('commit')]).toEqual([
    ['checks', ''],
    ['', 'touches'],
    ['commits', ''],
  ]);
  const window = one('#race .window');
  expect([window.parentElement?.id, window.getAttribute('rowspan')]).toEqual(['race-without-check', '3']);
  expect(words(window)).toBe('T0 to T2: nothing stops a fault here');
  expect(words(one('#race-without .outcome td'))).toBe('A live mapping.');
});

test('a matrix says each mark as a word before its text', () => {
  expect(each('#grid-present > *')).toEqual(['present', 'yes resolves', 'yes resolves']);
  expect(each('#grid-absent > *')).toEqual(['absent', 'no fails', 'waits sleeps']);
});

test('spans stand under their phases and say who acts and how', () => {
  expect(each('#lanes thead th')).toEqual(['fault', 'fetch', 'install', 'resume']);
  const cells = (row: string): [number, string][] =>
    [...page.querySelectorAll<HTMLTableCellElement>(`#lanes-${row} > td`)].map((cell) => [cell.colSpan, words(cell)]);
  expect(cells('a')).toEqual([
    [3, 'KVM waits sleeps'],
    [1, 'Guest runs runs'],
  ]);
  expect(cells('b')).toEqual([
    [1, 'KVM runs exits'],
    [2, 'VMM holds resolves'],
    [1, ''],
  ]);
});

test('a record is drawn and told for its default case, and its table needs no script', () => {
  expect(each('#record dl > div')).toEqual([
    'Page A11 bytes, 0xff5 to 0xfff; state, padding',
    'On bothentry, 3 of its 8 bytes on page A and 5 on page B',
    'Page B5 bytes, 0x0 to 0x4; no field is whole there',
    'UPDATEpage B, offset 0x4: byte 7 of entry, byte 15 of the record',
  ]);
  expect(one('#record svg').getAttribute('aria-label')).toContain('entry, 3 of its 8 bytes on page A');
  expect(each('#record-fits > *')).toEqual(['0xff0', '64-bit ABI', '16 / 0', 'none', 'A', 'the last that fits']);
  expect(one('#record form').hasAttribute('hidden')).toBe(true);
});
