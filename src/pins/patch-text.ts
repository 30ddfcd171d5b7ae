import type { Span } from './span.ts';

/** A run of lines of a patch as they stand once it is applied, without their first sign. */
interface Hunk {
  /** How many lines of the patch stand before it. */
  before: number;
  text: string;
}

/** Gives the hunks of a patch that touch C, taken-away lines left empty, so that each line stays where it is in the patch. */
export function hunksOfC(patch: string): Hunk[] {
  const hunks: { before: number; lines: string[] }[] = [];
  let file = '';
  let hunk: (typeof hunks)[number] | undefined;
  for (const [i, line] of patch.split('\n').entries()) {
    file = /^\+\+\+ (?:b\/)?(\S+)/.exec(line)?.[1] ?? file;
    if (line.startsWith('@@ ') && /\.[ch]$/.test(file)) {
      hunk = { before: i + 1, lines: [] };
      hunks.push(hunk);
    } else if (/^[-+ ]/.test(line) && !/^(?:-- $|--- |\+\+\+ )/.test(line)) hunk?.lines.push(line.startsWith('-') ? '' : line.slice(1));
    else hunk = undefined;
  }
  return hunks.map(({ before, lines }) => ({ before, text: lines.join('\n') }));
}

/** Whether a patch adds any of the lines: what it only shows around them is none of its own. */
export function addsIn(patch: string, { from, to }: Span): boolean {
  return patch
    .split('\n')
    .slice(from - 1, to)
    .some((line) => line.startsWith('+'));
}

/** The name under which the commit text of a patch is pinned: no code has a hyphen. */
const COMMIT_TEXT = 'commit-text';

/** Gives the lines of a patch that say what it does and why: from its subject to the line before the list of its files. */
export function commitText(patch: string): { name: string; span: Span }[] {
  const lines = patch.split('\n');
  const from = lines.findIndex((line) => line.startsWith('Subject: '));
  const end = lines.indexOf('---', from);
  return from === -1 || end === -1 ? [] : [{ name: COMMIT_TEXT, span: { from: from + 1, to: end } }];
}
