/** Every length of a drawing, in pixels, and how wide and tall each kind of text is. */
import type { TextKind } from './cipher.ts';
import { type Face, widthOf } from './fonts.ts';

export const LINE = 17;
export const HEAD_HEIGHT = 34;
export const HEAD_WIDTH = 92;
/** least room between two heads */
export const GAP = 22;
/** room left and right of a label between two life lines */
export const LABEL_PAD = 9;
export const NOTE_PAD = 8;
export const FRAME_PAD = 14;
/** distance of a frame from what it holds, and between nested frames */
export const NEST = 14;
export const DISC = 10;
export const ACTIVATION = 8;
export const HOOK = { width: 26, height: 20 };

/** Sizes and faces here are those of src/styles/diagram.css; tests/browser/diagram.spec.ts holds the two together. */
const TEXT: Record<TextKind, { size: number; face: Face }> = {
  head: { size: 14, face: 'bold' },
  message: { size: 13.5, face: 'regular' },
  self: { size: 13.5, face: 'regular' },
  note: { size: 13, face: 'regular' },
  title: { size: 13, face: 'regular' },
  group: { size: 13, face: 'regular' },
};
const KEYWORD = { size: 13, face: 'bold' } as const;

/** Width of a line of text, in pixels. */
export const textWidth = (text: string, kind: TextKind): number => widthOf(text, TEXT[kind].size, TEXT[kind].face);
/** Width of the keyword of a frame, in pixels. */
export const keywordWidth = (text: string): number => widthOf(text, KEYWORD.size, KEYWORD.face);

/** The widest of several lines. */
export const widest = (lines: string[], kind: TextKind): number => Math.max(0, ...lines.map((line) => textWidth(line, kind)));

/** Rounds to a pixel: with the picture half a pixel off (see svg.ts) hairlines are sharp, and the numbers are short. */
export const whole = (value: number): number => Math.round(value);
