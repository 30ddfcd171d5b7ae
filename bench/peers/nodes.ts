import type { PhrasingContent, RootContent, Table } from 'mdast';
import { plainLine } from '../../src/words/escape.ts';

/*
 * The nodes of Markdown that pages for the other generators are made of. HTML is used for the one thing Markdown has no sign for: an id
 * that is not a heading's.
 */

export const text = (value: string): PhrasingContent => ({ type: 'text', value });

export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });

export const link = (url: string, ...children: PhrasingContent[]): PhrasingContent => ({ type: 'link', url, children });

/** A line in which `backticks` mark code. */
export function line(words: string): PhrasingContent[] {
  return words.split(/(`[^`]+`)/).flatMap((part) => (part === '' ? [] : [/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : text(part)]));
}

export function paragraph(...children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

/** A heading with an id, as both generators read it: `## Words {#id}`. */
export function heading(depth: 2 | 3, id: string, ...children: PhrasingContent[]): RootContent {
  return { type: 'heading', depth, children: [...children, text(` {#${id}}`)] };
}

/** A small line that bears an id. */
export function small(id: string | undefined, ...children: PhrasingContent[]): RootContent {
  return paragraph({ type: 'html', value: id === undefined ? '<small>' : `<small id="${id}">` }, ...children, { type: 'html', value: '</small>' });
}

export function fence(lang: string, value: string): RootContent {
  return { type: 'code', lang, value };
}

export function list(items: readonly PhrasingContent[][]): RootContent {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] })),
  };
}

export function table(head: readonly string[], rows: readonly PhrasingContent[][][]): Table {
  const row = (cells: readonly PhrasingContent[][]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  });
  return { type: 'table', children: [row(head.map((words) => [text(words)])), ...rows.map(row)] };
}

/** Entries with something between each two. */
export function joined(entries: readonly PhrasingContent[][], between = ', '): PhrasingContent[] {
  return entries.flatMap((entry, i) => (i === 0 ? entry : [text(between), ...entry]));
}

/** A link to a place under its title. */
export function linkTo({ address, title }: { address: string; title: string }): PhrasingContent {
  return link(address, text(plainLine(title)));
}
