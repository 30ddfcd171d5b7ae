/** Backticks mark code in every line that an author writes: a page shows code in their place, and a name for assistive technology has none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, it } from 'vitest';
import { SHARED, sharedSite } from './build.ts';

it('no page shows a backtick, in its text or in a name', async () => {
  const folder = await sharedSite('below');
  const pages = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  expect([...pages.values()].filter((html) => html.includes(`<code>${SHARED.below.code}</code>`)).length).toBeGreaterThan(10);
  const raw = [...pages].flatMap(([page, html]) => {
    const found: string[] = [];
    const walk = (node: DefaultTreeAdapterTypes.Node): void => {
      if ('tagName' in node) {
        if (['code', 'pre', 'script'].includes(node.tagName)) return;
        // What the movable figure draws from is data, which its script marks up.
        for (const { name, value } of node.attrs) if (value.includes('`') && name !== 'data-split-record') found.push(`${page}: ${name}="${value}"`);
      }
      if ('value' in node && node.value.includes('`')) found.push(`${page}: ${node.value.trim()}`);
      if ('childNodes' in node) node.childNodes.forEach(walk);
    };
    walk(parse(html));
    return found;
  });
  expect(raw).toEqual([]);
});
