/**
 * Evens out the space between rows. Mermaid leaves more below messages to oneself and frame titles than elsewhere;
 * here every empty band between two rows is cut down to one height. Bands only shrink, so nothing can come to overlap.
 */
import type { Box, LaidOut } from './laid-out.ts';
import { LINE, whole } from './measures.ts';
import { stepBox } from './step-mark.ts';

type Rows = Omit<LaidOut, keyof Box>;

const BAND = 9;
const TAB = 20;

/** Moves everything in the figure up by the bands that were cut above it. */
export function squeeze(figure: Rows): void {
  const fall = cuts(figure);
  for (const step of figure.steps) {
    const by = fall(step.y);
    step.y -= by;
    for (const line of step.lines) line.y -= by;
  }
  for (const note of figure.notes) {
    const by = fall(note.top);
    note.top -= by;
    note.bottom -= by;
    for (const line of note.lines) line.y -= by;
  }
  for (const frame of figure.frames) {
    for (const part of frame.parts) part.y -= fall(part.y);
    frame.top -= fall(frame.top);
    frame.bottom -= fall(frame.bottom);
  }
  for (const activation of figure.activations) {
    activation.top -= fall(activation.top);
    activation.bottom -= fall(activation.bottom);
  }
}

/** @returns how far a thing at a given height has to rise */
function cuts(figure: Rows): (y: number) => number {
  const rows = [
    ...figure.heads.map(({ top, bottom }) => [top, bottom] as const),
    ...figure.steps.map(stepBox).map(({ top, bottom }) => [top, bottom] as const),
    ...figure.notes.map(({ top, bottom }) => [top, bottom] as const),
    ...figure.frames.flatMap((frame) => [
      ...frame.parts.map(({ y, lines }) => [y, y + TAB + (lines.length - 1) * LINE] as const),
      [frame.bottom, frame.bottom] as const,
    ]),
  ].sort(([a], [b]) => a - b);
  const bands: { from: number; by: number }[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const [top, bottom] of rows) {
    if (top - reached > BAND) bands.push({ from: reached, by: whole(top - reached - BAND) });
    reached = reached === Number.POSITIVE_INFINITY ? bottom : Math.max(reached, bottom);
  }
  // Inside a band (where an activation may end) things rise no further than to its upper edge.
  return (y) => bands.reduce((sum, { from, by }) => sum + Math.min(by, Math.max(0, y - from)), 0);
}
