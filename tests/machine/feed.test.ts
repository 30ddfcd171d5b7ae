import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { feed } from '../../src/machine/feed.ts';
import { Book } from '../lock/book.ts';

const CHANGES = `- { id: older, date: 2026-11-21, title: "First \`edition\`", text: "One & <two>", address: /letters/ }
- { id: newer, date: 2026-12-03, title: Second edition, text: More., address: /letters/ }
`;

async function read(): Promise<{ text: string; document: Document }> {
  using book = new Book();
  book.write('changes.yaml', CHANGES);
  const text = await feed(await book.site());
  return { text, document: new JSDOM(text, { contentType: 'application/xml' }).window.document };
}

function texts(document: Document, selector: string): (string | null)[] {
  return [...document.querySelectorAll(selector)].map((node) => node.textContent);
}

test('the changes stand in the feed, newest first, with day, words and address', async () => {
  const { document } = await read();
  expect(texts(document, 'item > title')).toEqual(['Second edition', 'First edition']);
  expect(texts(document, 'item > description')).toEqual(['More.', 'One & <two>']);
  expect(texts(document, 'item > link')).toEqual(['http://localhost:4321/letters/', 'http://localhost:4321/letters/']);
  expect(texts(document, 'item > pubDate')).toEqual(['Thu, 03 Dec 2026 12:00:00 GMT', 'Sat, 21 Nov 2026 12:00:00 GMT']);
});

test('two changes of one page are two entries to a reader', async () => {
  const { document } = await read();
  expect(new Set(texts(document, 'item > guid')).size).toBe(2);
});

test('the feed depends on the content alone: its day is that of the newest change', async () => {
  const [first, second] = [await read(), await read()];
  expect(first.text).toBe(second.text);
  expect(texts(first.document, 'channel > lastBuildDate')).toEqual(['Thu, 03 Dec 2026 12:00:00 GMT']);
});
