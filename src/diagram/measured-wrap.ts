import { SOFT_BREAK } from './label.ts';

export interface WrapOptions {
  /** lower the limit as long as the number of lines stays the same, so that no single word is left over */
  balance?: boolean;
  /** a word up to this width stays whole though it is wider than a line: no identifier is broken that need not be */
  whole?: number;
  /** cut what is still too wide; without it, it sticks out, since identifiers should not be cut */
  cut?: boolean;
}

type Measure = (line: string) => number;

/** A word, or a piece of one that stands right after the piece before it. */
interface Token {
  text: string;
  glued: boolean;
}

/**
 * Breaks a text into lines where its author broke it and between words; a word wider than a line is broken inside its signature (see
 * `SOFT_BREAK`), and only there.
 * @param limit widest line, in the unit of `measure`
 */
export function wrapMeasured(text: string, limit: number, measure: Measure, { balance = false, whole = limit, cut = false }: WrapOptions = {}): string[] {
  return text.split('\n').flatMap((part) => {
    const tokens = part.split(' ').flatMap((word) => (measure(word) > whole ? piecesOf(word, limit, measure, cut) : [{ text: word, glued: false }]));
    const lines = fill(tokens, limit, measure);
    return balance && lines.length > 1 ? even(tokens, lines, limit, measure) : lines;
  });
}

function piecesOf(word: string, limit: number, measure: Measure, cut: boolean): Token[] {
  return word
    .split(SOFT_BREAK)
    .flatMap((piece) => (cut ? shortened(piece, limit, measure) : [piece]))
    .map((piece, index) => ({ text: piece, glued: index > 0 }));
}

/** Cuts a piece between letters until nothing of it is too wide. */
function shortened(piece: string, limit: number, measure: Measure): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of piece) {
    if (part && measure(part + letter) > limit) {
      parts.push(part);
      part = letter;
    } else part += letter;
  }
  return [...parts, part];
}

function even(tokens: Token[], lines: string[], limit: number, measure: Measure): string[] {
  let best = lines;
  for (let narrower = limit * 0.95; narrower > limit / 2; narrower -= limit * 0.05) {
    const tried = fill(tokens, narrower, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > limit)) break;
    best = tried;
  }
  return best;
}

function fill(tokens: Token[], limit: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text, glued } of tokens) {
    const longer = line && !glued ? `${line} ${text}` : line + text;
    if (line && measure(longer) > limit) {
      lines.push(line);
      line = text;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}
