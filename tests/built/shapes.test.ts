/** What tests/browser/every-page.spec.ts relies on: no markup is left out of the pages that are judged for all. */
import { expect, it } from 'vitest';
import { pagesWithEveryShape, repeatedParts, shaped, shapesOf } from './shapes.ts';

const page = (body: string) => shaped(`<!doctype html><html lang="en"><title>T</title><body><main>${body}</main>`);
const chosen = (pages: Record<string, string>): string[] =>
  pagesWithEveryShape(new Map(Object.entries(pages).map(([path, body]) => [path, shapesOf(page(body))])));

const USUAL = '<h1>Title</h1><p class="claim">A <a href="/a/">link</a>.</p>';

it('of pages that are made alike one is judged, whatever they say', () => {
  expect(chosen({ a: USUAL, b: USUAL.replace('Title', 'Other').replace('/a/', '/b/'), c: USUAL + USUAL })).toEqual(['a']);
});

it('classes that differ in a number alone are one shape', () => {
  expect(chosen({ a: '<p class="step step-1">1</p>', b: '<p class="step step-2">2</p><p class="step-12 step">12</p>' })).toEqual(['a']);
  expect(chosen({ a: '<p class="step step-1">1</p>', b: '<p class="step">2</p>' })).toEqual(['a', 'b']);
});

it.each([
  ['an element with another class', '<p class="note">A <a href="/a/">link</a>.</p>'],
  ['a known element in another place', '<ul><li><a href="/a/">link</a></li></ul>'],
  ['a link that holds nothing', '<p class="claim"><a href="/a/"></a></p>'],
  ['a link that holds no more than a space', '<p class="claim"><a href="/a/"> </a></p>'],
  ['a link without an address', '<p class="claim">A <a>link</a>.</p>'],
  ['a name that is there but empty', '<p class="claim" aria-label="">A</p>'],
  ['another role', '<p class="claim" role="note">A</p>'],
  ['another state', '<p class="claim" aria-live="polite">A</p>'],
  ['another place in the order of the Tab key', '<p class="claim" tabindex="1">A</p>'],
  ['another language', '<p class="claim" lang="la">A</p>'],
])('a page that is the only one with %s is judged', (_what, markup) => {
  expect(chosen({ a: USUAL, b: USUAL, c: USUAL + markup, d: USUAL })).toContain('c');
});

it('every shape stands on a page that is judged, and none is judged without need', () => {
  expect(chosen({ a: '<i>1</i>', b: '<i>1</i><b>2</b><u>3</u>', c: '<u>3</u><s>4</s>' })).toEqual(['b', 'c']);
});

it('a part is left out where all in it has been seen, here or on a page before, and no part else', () => {
  const list = (...items: string[]) => page(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
  const seen = new Set<string>();
  // Before the items stand `main` and the list; an item with its word makes two.
  expect(repeatedParts(list('<b>1</b>', '<b>2</b>', '<i>3</i>', '<i>4</i> <b>4</b>', '<b></b>'), seen)).toEqual([4, 8]);
  expect(repeatedParts(list('<i>1</i>', '<u>2</u>'), seen)).toEqual([2]);
  expect(repeatedParts(list('<u>1</u>', '<b>2</b>'), seen)).toEqual([1]);
});

it('what others need stays: title and main part, heads of tables, the line that opens a disclosure, style sheets', () => {
  const whole = page(
    '<h1>T</h1><link rel="stylesheet" href="a.css"><details><summary>A</summary><p>B</p></details><table><thead><tr><th>C</th></tr></thead></table>',
  );
  const seen = new Set<string>();
  expect(repeatedParts(whole, seen)).toEqual([]);
  // On a page after that, disclosure and table are left out whole, and with them the line and the head.
  expect(repeatedParts(whole, seen)).toEqual([3, 6]);
});

it.each([
  ['a form', (inside: string) => `<form><label>A <input></label>${inside}</form>`, '<button>B</button>'],
  ['a row', (inside: string) => `<table><tbody><tr><th>A</th><td><b>B</b></td>${inside}</tr></tbody></table>`, '<td><i>C</i></td>'],
  ['a list of definitions', (inside: string) => `<dl><dt>A</dt><dd>B</dd>${inside}</dl>`, '<dt>C</dt><dd><i>D</i></dd>'],
])('%s is left out whole or not at all', (_what, around, added) => {
  const seen = new Set<string>();
  expect(repeatedParts(page(around('') + around('')), seen)).toHaveLength(1);
  expect(repeatedParts(page(around(added)), seen)).toEqual([]);
});
