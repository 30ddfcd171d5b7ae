import { createHash } from 'node:crypto';

/** The lines of one definition, 1-based, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** Joins spans that touch or overlap, and drops what lies inside another. @returns them from the top down */
export function outermost(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last === undefined || span.from > last.to) kept.push({ ...span });
    else last.to = Math.max(last.to, span.to);
  }
  return kept;
}

/** SHA-256 of some text with each run of white space as one blank: what stays the same when code is only moved or set anew. */
export function foldedHash(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex');
}

/** The text of the lines of a span. */
export function linesOf(text: string, { from, to }: Span): string {
  return text
    .split('\n')
    .slice(from - 1, to)
    .join('\n');
}
