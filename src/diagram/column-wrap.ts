/** Breaks text for a fixed-width drawing; unlike in a picture, what is too long for a line even so is cut, for nothing may stick out. */
import { SOFT_BREAK } from './label.ts';
import { wrapMeasured } from './measured-wrap.ts';

/** The lines of a text, none longer than `columns` characters. */
export function wrapText(text: string, columns: number): string[] {
  return wrapMeasured(text, Math.max(1, columns), (line) => line.length, { cut: true });
}

/** How many columns a text needs at least if no word of it is to be broken. */
export const wholeColumns = (text: string): number => Math.max(...text.split(/[ \n]/).map((word) => word.length));

/** How many columns a text needs at least if words are broken where they may be, and none is to be cut. */
export const leastColumns = (text: string): number => Math.max(...text.split(/[ \n]/).flatMap((word) => word.split(SOFT_BREAK).map((piece) => piece.length)));
