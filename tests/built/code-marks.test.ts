/** Backticks mark code in every line that an author writes: a page shows code in their place, and a name for assistive technology has none. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from './build.ts';

/** Fields of the content that hold a line in which backticks mark code. */
const LINES = /^( *(?:- )?(?:title|nav|question|summary|definition|state|subject|feature|note|text|caution|outcome): )([^"'`>{[|\n][^"'`\n]*)$/gm;

const folder = mkdtempSync(join(tmpdir(), 'marks-'));
const pages: string[] = [];

beforeAll(async () => {
  const book = join(folder, 'book');
  cpSync('tests/fixtures/book', book, { recursive: true });
  for (const entry of readdirSync(join(book, 'content'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:mdx|yaml)$/.test(entry) || /sources|topics|participants|kernels|trees|pins/.test(entry)) continue;
    const file = join(book, 'content', entry);
    writeFileSync(file, readFileSync(file, 'utf8').replace(LINES, '$1$2 of `some_code`'));
  }
  const { status, output } = await build(join(folder, 'site'), { CONTENT_ROOT: book });
  if (status !== 0) throw new Error(output);
  pages.push(...readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('no page shows a backtick, in its text or in a name', () => {
  expect(pages.length).toBeGreaterThan(10);
  const raw = pages.flatMap((page) => {
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
    walk(parse(readFileSync(join(folder, 'site', page), 'utf8')));
    return found;
  });
  expect(raw).toEqual([]);
});
