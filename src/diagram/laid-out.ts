/** A drawing before it becomes markup: every thing with its final place, and every line of text with its baseline. */
import type { DiagramBlock, DiagramStep, Participant } from './types.ts';

export interface TextLine {
  x: number;
  /** baseline */
  y: number;
  text: string;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Head extends Box {
  participant: Participant;
  x: number;
}

export interface Frame extends Box {
  block: DiagramBlock;
  /** stands in a span, on another ground */
  washed: boolean;
  /** keyword and condition of the frame and of each later branch; `y` is the top of the branch */
  parts: { y: number; word: string; lines: string[] }[];
}

export interface StepMark {
  step: DiagramStep;
  /** y of the arrow, x of its start (the middle of the disc) and of its tip */
  y: number;
  from: number;
  to: number;
  /** a message to oneself: out, down and back */
  self: boolean;
  lines: TextLine[];
  /** stands in a span, on another ground */
  washed: boolean;
}

export interface Note extends Box {
  lines: TextLine[];
}

/** What there is to read, row by row. */
export type Reading =
  | { reads: 'step'; mark: StepMark }
  | { reads: 'note'; note: Note }
  /** the first or a later branch of a frame */
  | { reads: 'branch'; frame: Frame; part: number }
  | { reads: 'end'; frame: Frame };

export interface LaidOut extends Box {
  heads: Head[];
  /** boxes: `bottom` is where the bracket ends */
  groups: (Box & { lines: TextLine[] })[];
  frames: Frame[];
  activations: (Box & { id: string })[];
  notes: Note[];
  steps: StepMark[];
  /** the same steps and notes, and the words of the frames, in the order of the source */
  readings: Reading[];
}
