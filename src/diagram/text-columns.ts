/** Chooses where life lines stand in a text drawing, and what is written over them. */
import { COLUMNS } from '../words/wrap.ts';
import type { Participant } from './types.ts';
import { wrap } from './wrap.ts';

/** Room for `--12->` between two life lines; below it numbers move to the left edge. */
const ROOMY = 7;
/** Wider than this, arrows are hard to follow. */
const WIDEST = 17;
const GUTTER = 4;
/** A narrower frame would break its condition into too many lines. */
const NARROWEST = 48;
/** Room for the hook of a message to oneself. */
export const HOOK = 6;

export interface Columns {
  /** one for each participant, from the left edge */
  x: number[];
  /** columns of the drawing; frames reach from edge to edge */
  width: number;
  heads: string[][];
  /** numbers stand at the left edge, since arrows are too short for them */
  gutter: boolean;
  /** heads are letters; who they are must be said below */
  lettered: boolean;
}

/** Stands over a life line whose name does not fit: A, B, ... */
export const letter = (index: number): string => String.fromCharCode(65 + index);

/**
 * @param participants at most 20, in order
 * @param margin columns to keep free on either side, for frames
 * @param hook whether the last life line needs room for a message to itself
 */
export function placeColumns(participants: Participant[], margin: number, hook: boolean): Columns {
  const labels = participants.map(({ label }) => wrap(label, 11, (line) => line.length));
  const letters = participants.map((_, index) => [letter(index)]);
  const room = COLUMNS - 2 * margin - (hook ? HOOK : 0);
  for (const heads of [labels, letters]) {
    const x = spread(heads, ROOMY, room)?.map((at) => at + margin);
    const right = Math.max(hook ? HOOK : 0, ...(heads.at(-1) ?? []).map((line) => Math.ceil(line.length / 2)));
    if (x) return { x, width: clamp((x.at(-1) ?? 0) + right + 1 + margin), heads, gutter: false, lettered: heads === letters };
  }
  const step = Math.min(ROOMY, Math.max(2, Math.floor((room - GUTTER - 1) / Math.max(1, participants.length - 1))));
  const x = participants.map((_, index) => margin + GUTTER + index * step);
  return { x, width: COLUMNS, heads: letters, gutter: true, lettered: true };
}

const clamp = (width: number): number => Math.min(COLUMNS, Math.max(NARROWEST, width));

/** Puts the life lines as far apart as the room allows, or gives nothing if it does not suffice. */
function spread(heads: string[][], least: number, room: number): number[] | undefined {
  const widths = heads.map((lines) => Math.max(...lines.map((line) => line.length)));
  const left = Math.floor((widths[0] ?? 1) / 2);
  const right = Math.ceil((widths.at(-1) ?? 1) / 2);
  const gaps = widths.slice(1).map((width, index) => Math.max(least, Math.ceil((widths[index] ?? 0) / 2) + Math.ceil(width / 2) + 1));
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
