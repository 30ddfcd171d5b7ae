import type { Span } from './span.ts';

/** A heading of reStructuredText: a line, and under it a line of one sign at least as long. */
const RULE = /^([=\-~^"'`*+#.])\1{2,}\s*$/;

/** Whether a section is named by its number, such as `4.126`. */
export function isNumber(name: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(name);
}

interface NamedSpan {
  name: string;
  span: Span;
}

interface Heading {
  line: number;
  title: string;
  /** A section ends where one of the same or of a lower number begins. */
  rank: number;
}

/**
 * Gives the sections of a document of reStructuredText, by their number (`4.126`, `5`), by their title, and by the fragment that Sphinx makes
 * of it (`resolving-userfaults`); and what a list of definitions defines at the left edge (`MSR_KVM_ASYNC_PF_EN:`). A section ends where the
 * next of its rank or a higher one begins. The title of the document stands for what is said before the first section.
 */
export function sectionNames(text: string): NamedSpan[] {
  const lines = text.split('\n');
  const headings: Heading[] = [];
  const ranks: string[] = [];
  for (const [i, line] of lines.entries()) {
    const sign = RULE.exec(lines[i + 1] ?? '')?.[1];
    if (sign === undefined || line.trim() === '' || RULE.test(line) || (lines[i + 1] ?? '').trim().length < line.trim().length) continue;
    const over = RULE.exec(lines[i - 1] ?? '')?.[1] === sign ? sign.repeat(2) : sign;
    if (!ranks.includes(over)) ranks.push(over);
    headings.push({ line: i + 1, title: line.trim(), rank: ranks.indexOf(over) });
  }
  const defined = lines.flatMap((line, i) => {
    const name = /^(\w+):\s*$/.exec(line)?.[1];
    if (name === undefined) return [];
    const next = lines.findIndex((other, j) => j > i && /^\S/.test(other));
    return [{ name, span: { from: i + 1, to: lastText(lines, i + 1, next === -1 ? lines.length : next) } }];
  });
  return [...namesOf(lines, headings), ...defined];
}

/** Gives the sections of a document of Markdown by their title and by the fragment that viewers make of it; they end as those of reStructuredText do. */
export function markdownSections(text: string): NamedSpan[] {
  const lines = text.split('\n');
  let fenced = false;
  const headings = lines.flatMap((line, i): Heading[] => {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const [, signs, title] = (!fenced && /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)) || [];
    return signs === undefined || title === undefined ? [] : [{ line: i + 1, title, rank: signs.length }];
  });
  return namesOf(lines, headings);
}

/** The names of each section, in the order number, title, fragment. */
function namesOf(lines: readonly string[], headings: readonly Heading[]): NamedSpan[] {
  return headings.flatMap(({ line, title, rank }, i) => {
    const isTitle = i === 0 && headings.filter((other) => other.rank === rank).length === 1;
    const next = headings.slice(i + 1).find((other) => isTitle || other.rank <= rank);
    const span = { from: line, to: lastText(lines, line, (next?.line ?? lines.length + 1) - 1) };
    const number = /^(\d+(?:\.\d+)*)\.?\s/.exec(title)?.[1];
    const name = number === undefined ? title : title.slice(number.length).replace(/^\.?\s+/, '');
    const fragment = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[-\d]+|-$/g, '');
    return [number ?? '', name, fragment].filter((one, k, all) => one !== '' && all.indexOf(one) === k).map((one) => ({ name: one, span }));
  });
}

/** The text of a section as it would stand under another number: in its heading, and with a rule as much longer or shorter below. */
export function renumbered(text: string, from: string, to: string): string {
  const [heading = '', rule = '', ...rest] = text.split('\n');
  return [to + heading.slice(from.length), rule.slice(0, 1).repeat(rule.length + to.length - from.length), ...rest].join('\n');
}

/** The last line of `from` to `to` that is not empty. */
function lastText(lines: readonly string[], from: number, to: number): number {
  let end = to;
  while (end > from && lines[end - 1]?.trim() === '') end--;
  return end;
}
