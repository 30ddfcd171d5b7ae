/** Notes of a text drawing: how much room they want, and where they stand. */
import { leastColumns, wholeColumns, wrapText } from './column-wrap.ts';
import type { DiagramRow } from './types.ts';

type NoteRow = Extract<DiagramRow, { row: 'note' }>;

/** Longest line of a note in characters, if no word is longer; a note over several life lines may have longer ones. */
const LONGEST = 28;
/** What to try where there is less room. */
const NARROWER = [LONGEST, 20, 14];
/** `[ ` and ` ]` */
const BRACKETS = 4;
/** A note narrower than this is no note any more. */
const LEAST = 8;

/**
 * How much room notes want outside the outer life lines, the most wanted first.
 * @param hook columns that the last life line needs on its right in any case
 */
export function sidesOf(rows: readonly DiagramRow[], first: string | undefined, last: string | undefined, hook: number): { before: number; after: number }[] {
  const notes = rows.filter((row) => row.row === 'note');
  const wanted = (place: 'left' | 'right', id: string | undefined, limitOf: (label: string) => number): number =>
    Math.max(0, ...notes.filter((note) => note.place === place && note.over[0] === id).map(({ label }) => boxWidth(label, limitOf(label)) + 1));
  const limits = [roomy, ...NARROWER.map((limit) => (label: string) => Math.max(limit, leastColumns(label)))];
  const sides = limits.map((limitOf) => ({ before: wanted('left', first, limitOf), after: Math.max(hook, wanted('right', last, limitOf)) }));
  return [...sides, { before: 0, after: hook }];
}

/** @returns lines with their brackets, all of one width, and the column where they start */
export function placeNote(note: NoteRow, over: number[], [left, right]: [number, number]): { start: number; lines: string[] } {
  const [low, high] = [Math.min(...over), Math.max(...over)];
  if (note.place !== 'over') {
    const room = (note.place === 'left' ? low - 1 - left : right - high - 1) - BRACKETS;
    // Where nothing fits beside the outermost life line, the note stands on it.
    if (room >= Math.min(LEAST, note.label.length)) {
      const lines = bracketed(note.label, Math.min(room, roomy(note.label)), 0);
      return { lines, start: note.place === 'left' ? low - 1 - widthOf(lines) : high + 2 };
    }
  }
  const span = high - low + 1;
  const limit = Math.min(Math.max(span - BRACKETS, roomy(note.label)), right - left + 1 - BRACKETS);
  const lines = bracketed(note.label, limit, span);
  const start = Math.round((low + high + 1 - widthOf(lines)) / 2);
  return { lines, start: Math.max(left, Math.min(start, right + 1 - widthOf(lines))) };
}

/** The limit where there is room: a line is longer rather than that a word is broken. */
const roomy = (label: string): number => Math.max(LONGEST, wholeColumns(label));

const boxWidth = (label: string, limit: number): number => widthOf(bracketed(label, limit, 0));

const widthOf = (lines: string[]): number => lines[0]?.length ?? 0;

/** The lines of a note, its words in the middle where the box is wider than they are. */
function bracketed(label: string, limit: number, least: number): string[] {
  const lines = wrapText(label, limit);
  const words = Math.max(...lines.map((line) => line.length));
  const width = Math.max(words, least - BRACKETS);
  const indent = ' '.repeat(Math.floor((width - words) / 2));
  return lines.map((line) => `[ ${(indent + line).padEnd(width)} ]`);
}
