import { expect, test } from './site.ts';

test('an entry of the bibliography ends in one full stop, and a file says what is pinned of it', async ({ page }) => {
  await page.goto('sources/');
  const entries = await page.locator('ul.sources > li:has(> .refs)').evaluateAll((items) =>
    items.map((item) => {
      const said = item.cloneNode(true);
      if (!(said instanceof Element)) throw new Error('a copy of an element is one');
      for (const refs of said.querySelectorAll('.refs')) refs.remove();
      return {
        id: item.id,
        file: item.closest('ul')?.previousElementSibling?.id.match(/^kind-(?:file|doc)$/) !== null,
        text: said.textContent.replace(/\s+/g, ' ').trim(),
      };
    }),
  );
  expect(entries.length).toBeGreaterThan(400);
  expect(entries.filter(({ text }) => !/[^.?!][.?!]["')]?$/.test(text) || /(?<!\.)\.\.(?!\.)|[?!]\./.test(text))).toEqual([]);
  expect(entries.filter(({ file, text }) => file && !/\. (?:Not pinned|Pinned)[: ]/.test(text))).toEqual([]);
});
