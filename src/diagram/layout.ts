/** Sets the figure: Mermaid's places, with our own text, frames and notes fitted to what they hold. */

import { FrameFitter } from './frame-fitter.ts';
import type { Box, Head, LaidOut, Reading, StepMark } from './laid-out.ts';
import { wrapMeasured } from './measured-wrap.ts';
import { ACTIVATION, LINE, NOTE_PAD, textWidth, whole, widest } from './measures.ts';
import type { Scene } from './scene.ts';
import { linesOf } from './source.ts';
import { squeeze } from './squeeze.ts';
import { placeStep, stepBox } from './step-mark.ts';
import type { DiagramRow, Script } from './types.ts';

const FOOT = 16;
const GROUP_RISE = 9;
const SIDE = 1;
/** Mermaid gives an activation two pixels around nothing. */
const LEAST_ACTIVE = 4;

type NoteRow = Extract<DiagramRow, { row: 'note' }>;

/**
 * Gives everything its final place, in pixels.
 * @param scene Mermaid's layout of the script, made with the same `limit`
 * @param limit widest line of a message, in pixels
 */
export function layOut(script: Script, scene: Scene, limit: number): LaidOut {
  const heads = placeHeads(script, scene);
  const at = (id: string) => heads.find((head) => head.participant.id === id)?.x ?? 0;
  const steps: StepMark[] = [];
  const notes: LaidOut['notes'] = [];
  const readings: Reading[] = [];
  const active: string[] = [];
  const fitter = new FrameFitter(
    scene.frames,
    heads.map((head) => head.x),
  );
  for (const row of script.rows) {
    const lines = linesOf(row, script, limit);
    if (row.row === 'step') {
      const arrow = scene.arrows[steps.length] ?? { y: 0, end: 0 };
      const mark = placeStep(row.step, lines, arrow, at(row.step.from), at(row.step.to), fitter.inSpan);
      steps.push(mark);
      readings.push({ reads: 'step', mark });
      fitter.hold(stepBox(mark));
    } else if (row.row === 'note') {
      const note = placeNote(row, lines, scene.notes[notes.length]?.y ?? 0, at);
      notes.push(note);
      readings.push({ reads: 'note', note });
      fitter.hold(note);
    } else if (row.row === 'activate') active.push(row.id);
    else if (row.row === 'open') readings.push(...fitter.open(row.block, lines));
    else if (row.row === 'branch') readings.push(...fitter.branch(row.word, lines));
    else if (row.row === 'close') readings.push(...fitter.close());
  }
  const activations = scene.activations.map(({ top, bottom, x }, index) => ({
    id: active[index] ?? '',
    left: whole(x - ACTIVATION / 2),
    right: whole(x + ACTIVATION / 2),
    top: whole(top),
    bottom: whole(bottom),
  }));
  const groups = placeGroups(script, heads);
  const figure = { heads, groups, steps, notes, activations, frames: fitter.frames, readings };
  squeeze(figure);
  // One without a row would be a dash on its life line.
  figure.activations = figure.activations.filter(({ top, bottom }) => bottom - top > LEAST_ACTIVE);
  return { ...figure, ...bounds(figure) };
}

function bounds({ heads, groups, steps, notes, activations, frames }: Omit<LaidOut, keyof Box>): Box {
  const all: Box[] = [...heads, ...groups, ...steps.map(stepBox), ...notes, ...frames, ...activations];
  return {
    left: Math.floor(Math.min(...all.map((box) => box.left)) - SIDE),
    top: Math.floor(Math.min(...all.map((box) => box.top)) - SIDE),
    right: Math.ceil(Math.max(...all.map((box) => box.right)) + SIDE),
    bottom: Math.ceil(Math.max(...all.map((box) => box.bottom)) + FOOT),
  };
}

function placeHeads(script: Script, scene: Scene): Head[] {
  return script.participants.map((participant) => {
    const { x, y, width, height } = scene.heads.get(participant.id) ?? { x: 0, y: 0, width: 0, height: 0 };
    const middle = whole(x + width / 2);
    const reach = Math.round(width / 2);
    return { participant, x: middle, left: middle - reach, right: middle + reach, top: y, bottom: y + height };
  });
}

function placeNote(row: NoteRow, words: string[], y: number, at: (id: string) => number): LaidOut['notes'][number] {
  const xs = row.over.map(at);
  const width = whole(widest(words, 'note') + 2 * NOTE_PAD);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const wide = Math.max(width, row.over.length > 1 ? high - low + 3 * NOTE_PAD : 0);
  const middle = (low + high) / 2;
  const left = whole(row.place === 'left' ? low - wide - NOTE_PAD : row.place === 'right' ? high + NOTE_PAD : middle - wide / 2);
  const lines = words.map((text, index) => ({ text, x: whole(left + wide / 2), y: y + NOTE_PAD + 13 + index * LINE - 1 }));
  return { left, right: left + wide, top: y, bottom: y + words.length * LINE + 2 * NOTE_PAD - 2, lines };
}

function placeGroups(script: Script, heads: Head[]): LaidOut['groups'] {
  return script.boxes.map((box) => {
    const members = heads.filter((head) => box.members.includes(head.participant.id));
    const left = Math.min(...members.map((head) => head.left));
    const right = Math.max(...members.map((head) => head.right));
    const bottom = Math.min(...members.map((head) => head.top)) - 4;
    const top = bottom - GROUP_RISE;
    // A name no wider than its members keeps clear of others, and so does the bracket.
    const words = wrapMeasured(box.label, right - left, (line) => textWidth(line, 'group'), { balance: true, cut: true });
    const lines = words.map((text, index) => ({ text, x: whole((left + right) / 2), y: top - 5 - (words.length - 1 - index) * LINE }));
    return { left, right, top: top - words.length * LINE, bottom, lines };
  });
}
