/** Chooses where life lines stand in a text drawing, and what is written over them. */
import { COLUMNS } from '../words/wrap.ts';
import { wrapMeasured } from './measured-wrap.ts';
import type { Participant } from './types.ts';

/** Room for `--12->` between two life lines; below it numbers move to the left edge. */
const ROOMY = 7;
/** Room for an arrow without its number: a sign and a tip. */
const TIGHT = 3;
/** Wider than this, arrows are hard to follow. */
const WIDEST = 17;
const GUTTER = 4;
/** A narrower frame would break its condition into too many lines. */
const NARROWEST = 48;

export interface Columns {
  /** one for each participant, from the left edge */
  x: number[];
  /** columns of the drawing; frames reach from edge to edge */
  width: number;
  /** columns from the side of a frame to the side of one inside it */
  indent: number;
  heads: string[][];
  /** numbers stand at the left edge, since arrows are too short for them */
  gutter: boolean;
  /** heads are letters; who they are must be said below */
  lettered: boolean;
}

/** What a drawing has to hold beside its life lines. */
export interface Needs {
  /** how deep its frames are nested */
  depth: number;
  /** how wide it must be for the conditions of its frames */
  width: number;
  /** columns wanted left of the first life line and right of the last, the most wanted first; the last are the least */
  sides: { before: number; after: number }[];
}

/** Stands over a life line whose name does not fit: A, B, ... */
export const letter = (index: number): string => String.fromCharCode(65 + index);

/** @param participants at most 20, in order */
export function placeColumns(participants: Participant[], { depth, width, sides }: Needs): Columns {
  const labels = participants.map(({ label }) => wrapMeasured(label, 11, (line) => line.length, { cut: true }));
  const letters = participants.map((_, index) => [letter(index)]);
  const margin = 2 * depth;
  for (const heads of [labels, letters]) {
    for (const { before, after } of sides) {
      const x = spread(heads, COLUMNS - 2 * margin, before, after)?.map((at) => at + margin);
      const right = Math.max(after, ...(heads.at(-1) ?? []).map((line) => Math.ceil(line.length / 2)));
      if (!x) continue;
      const needed = Math.max(NARROWEST, width, (x.at(-1) ?? 0) + right + 1 + margin);
      return { x, width: Math.min(COLUMNS, needed), indent: 2, heads, gutter: false, lettered: heads === letters };
    }
  }
  return { ...squeezed(participants.length, depth, sides), heads: letters, gutter: true, lettered: true };
}

/** Life lines as close together as they must be, their numbers at the left edge. */
function squeezed(count: number, depth: number, sides: Needs['sides']): Pick<Columns, 'x' | 'width' | 'indent'> {
  for (const { before, after } of [...sides, { before: 0, after: 0 }]) {
    const first = depth + Math.max(GUTTER, before);
    const step = Math.min(ROOMY, Math.floor((COLUMNS - 1 - first - after - depth) / Math.max(1, count - 1)));
    if (step >= TIGHT) return { x: Array.from({ length: count }, (_, index) => first + index * step), width: COLUMNS, indent: 1 };
  }
  throw new Error(`${count} life lines in frames ${depth} deep have no room in a text drawing`);
}

/** Puts the life lines as far apart as the room allows, or gives nothing if it does not suffice. */
function spread(heads: string[][], room: number, before: number, after: number): number[] | undefined {
  const widths = heads.map((lines) => Math.max(...lines.map((line) => line.length)));
  const left = Math.max(before, Math.floor((widths[0] ?? 1) / 2));
  const right = Math.max(after + 1, Math.ceil((widths.at(-1) ?? 1) / 2));
  const gaps = widths.slice(1).map((width, index) => Math.max(ROOMY, Math.ceil((widths[index] ?? 0) / 2) + Math.ceil(width / 2) + 1));
  const needed = left + right + gaps.reduce((sum, gap) => sum + gap, 0);
  if (needed > room) return undefined;
  // Even the gaps out: the narrowest grows first.
  for (let spare = room - needed; spare > 0; spare -= 1) {
    const narrowest = gaps.indexOf(Math.min(...gaps));
    if (narrowest < 0 || (gaps[narrowest] ?? WIDEST) >= WIDEST) break;
    gaps[narrowest] = (gaps[narrowest] ?? 0) + 1;
  }
  const x = [left];
  for (const gap of gaps) x.push((x.at(-1) ?? 0) + gap);
  return x;
}
