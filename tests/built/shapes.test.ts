/** What tests/browser/every-page.spec.ts relies on: no markup is left out of the pages that are judged for all. */
import { expect, it } from 'vitest';
import { pagesWithEveryShape, shapesOf } from './shapes.ts';

const page = (body: string): Set<string> => shapesOf(`<!doctype html><html lang="en"><title>T</title><body><main>${body}</main>`);
const chosen = (pages: Record<string, string>): string[] => pagesWithEveryShape(new Map(Object.entries(pages).map(([path, body]) => [path, page(body)])));

const USUAL = '<h1>Title</h1><p class="claim">A <a href="/a/">link</a>.</p>';

it('of pages that are made alike one is judged, whatever they say', () => {
  expect(chosen({ a: USUAL, b: USUAL.replace('Title', 'Other').replace('/a/', '/b/'), c: USUAL + USUAL })).toEqual(['a']);
});

it.each([
  ['an element with another class', '<p class="note">A <a href="/a/">link</a>.</p>'],
  ['a known element in another place', '<ul><li><a href="/a/">link</a></li></ul>'],
  ['a link that holds nothing', '<p class="claim"><a href="/a/"></a></p>'],
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
  const pages = new Map([
    ['a', page('<i>1</i>')],
    ['b', page('<i>1</i><b>2</b><u>3</u>')],
    ['c', page('<u>3</u><s>4</s>')],
  ]);
  expect(pagesWithEveryShape(pages)).toEqual(['b', 'c']);
});
