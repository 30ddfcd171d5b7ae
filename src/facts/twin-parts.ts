import type { Link, RootContent } from 'mdast';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { proseLines } from '../words/prose.ts';
import { GLUE, wrap } from '../words/wrap.ts';
import type { Footnotes } from './footnotes.ts';

/** The head of every twin: title, address, lede. */
export function heading(title: string, address: string, lede: string): string[] {
  return [...underlined(plainLine(title), '='), absolute(address), '', ...wrap(plainLine(lede)), ''];
}

/** A title over a rule of signs. */
export function underlined(title: string, sign: string): string[] {
  const lines = wrap(title);
  return [...lines, sign.repeat(Math.max(...lines.map((line) => line.length)))];
}

/** Ends a twin with its footnotes. */
export function finish(lines: readonly string[], notes: Footnotes): string {
  const foot = notes.lines();
  const all = foot.length === 0 ? lines : [...lines, ...section('Notes'), ...foot];
  return `${all
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** A section's title, with its fragment; that of a smaller section is underlined with dots. */
export function section(title: string, id?: string, depth: 2 | 3 = 2): string[] {
  return ['', ...underlined(plainLine(title), depth === 2 ? '-' : '.'), ...(id === undefined ? [''] : [`#${id}`, ''])];
}

/** Prose of a twin. Where a link's words do not name the place, a mark does: a claim's label, else a footnote. */
export function twinProse(nodes: readonly RootContent[], notes: Footnotes, indent = ''): string[] {
  const mark = (link: Link, words: string): string => {
    const { reference, target = '' } = link.data ?? {};
    if (reference === 'term' || words === target) return '';
    if (reference === 'claim') return ` (${target})`;
    return GLUE + (reference === 'source' ? notes.marks([{ source: target }]) : notes.place(link.url));
  };
  return proseLines(nodes, mark, indent);
}
