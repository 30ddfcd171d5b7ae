import { stems as stemsOf } from './fold.ts';

/** A piece of a text, and whether the query found it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text into pieces found and not found. Put together they are the text again. */
export function pieces(text: string, stems: readonly string[]): Piece[] {
  const found: Piece[] = [];
  for (const part of text.split(/([A-Za-z0-9]+)/)) {
    if (part === '') continue;
    const hit = matches(part, stems);
    const last = found.at(-1);
    const before = found.at(-2);
    if (hit && last !== undefined && before?.hit === true && /^[_.()>-]{1,2}$/.test(last.text)) {
      before.text += last.text + part;
      found.pop();
    } else if (last?.hit === false && !hit) last.text += part;
    else found.push({ text: part, hit });
  }
  return found;
}

/** About `length` characters of a text around the place where most of the stems stand, cut between words. */
export function excerpt(text: string, stems: readonly string[], length: number): string {
  if (text.length <= length) return text;
  const hits = [...text.matchAll(/[A-Za-z0-9]+/g)].filter(([word]) => matches(word, stems)).map(({ index }) => index);
  const densest = Math.max(0, ...hits.map((at) => hits.filter((other) => other >= at && other < at + length * 0.8).length));
  const start = hits.find((at) => hits.filter((other) => other >= at && other < at + length * 0.8).length === densest) ?? 0;
  const from = start < length / 2 ? 0 : text.lastIndexOf(' ', start - 30) + 1;
  const end = text.length - from <= length ? text.length : text.lastIndexOf(' ', from + length);
  return `${from > 0 ? '... ' : ''}${text.slice(from, end <= from ? from + length : end)}${end < text.length ? ' ...' : ''}`;
}

function matches(word: string, stems: readonly string[]): boolean {
  const own = stemsOf(word)[0];
  return own !== undefined && stems.some((stem) => own.startsWith(stem));
}
