/** Breaks text for a fixed-width drawing; unlike in a picture, a word too long for a line is cut, for nothing may stick out. */
import { wrap } from './wrap.ts';

/** The lines of a text, none longer than `columns` characters. */
export function wrapText(text: string, columns: number): string[] {
  const limit = Math.max(1, columns);
  const pieces = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${limit}}`, 'g')) ?? [word]);
  return wrap(pieces.join(' '), limit, (line) => line.length);
}
