/** Draws participants and rows as plain ASCII; arrows carry step numbers, the words belong in a list below. */
import { frameWord } from './branches.ts';
import { wholeColumns, wrapText } from './column-wrap.ts';
import { Canvas } from './text-canvas.ts';
import { type Columns, placeColumns } from './text-columns.ts';
import { placeNote, sidesOf } from './text-note.ts';
import type { DiagramRow, DiagramStep, Participant } from './types.ts';

/** Room for the hook of a message to oneself, right of the last life line. */
const HOOK = 6;
/** What stands left and right of a condition in the edge of its frame. */
const EDGE = 10;

export interface Drawing {
  lines: string;
  /** heads are letters; name them below */
  lettered: boolean;
  /** what the signs mean that this drawing uses */
  key: string;
}

/** @param rows what happens, in order; every participant they name is among `participants` */
export function drawRows(participants: Participant[], rows: DiagramRow[]): Drawing {
  const [first, last] = [participants[0]?.id, participants.at(-1)?.id];
  const hook = rows.some((row) => row.row === 'step' && row.step.from === last && row.step.to === last) ? HOOK : 0;
  const columns = placeColumns(participants, { ...frameNeeds(rows), sides: sidesOf(rows, first, last, hook) });
  const canvas = new Canvas(columns);
  drawHeads(canvas, columns);
  canvas.startLines();
  canvas.addRow();
  const index = (id: string) => participants.findIndex((participant) => participant.id === id);
  const dash = dashOf(columns, rows, index);
  let before: DiagramRow['row'] | undefined;
  for (const row of rows) {
    switch (row.row) {
      case 'step':
        drawStep(canvas, columns, row.step, index(row.step.from), index(row.step.to), dash);
        break;
      case 'note': {
        // Two notes in a row would read as one.
        if (before === 'note') canvas.addRow();
        const xs = row.over.map((id) => columns.x[index(id)] ?? 0);
        const { start, lines } = placeNote(row, xs, canvas.inside);
        for (const line of lines) {
          canvas.addRow();
          canvas.write(start, line);
        }
        break;
      }
      case 'open':
        canvas.edge('open', words(canvas, row.as ?? frameWord(row.block), row.label));
        break;
      case 'branch':
        canvas.edge('branch', words(canvas, row.word, row.label));
        break;
      case 'close':
        canvas.edge('close');
        break;
      default:
        canvas.activate(index(row.id), row.row === 'activate' ? 1 : -1);
    }
    before = row.row;
  }
  canvas.addRow();
  return { lines: canvas.toString(), lettered: columns.lettered, key: keyOf(rows, dash, canvas.showsActive) };
}

/** How deep the frames are nested, and how wide the drawing must be lest a word of a condition be cut. */
function frameNeeds(rows: DiagramRow[]): { depth: number; width: number } {
  let depth = 0;
  let deepest = 0;
  let width = 0;
  for (const row of rows) {
    if (row.row === 'close') depth -= 1;
    if (row.row === 'open' || row.row === 'branch') {
      const outside = row.row === 'open' ? depth : depth - 1;
      const word = row.row === 'open' ? frameWord(row.block) : row.word;
      width = Math.max(width, wholeColumns(`${word} [${row.label}]`) + EDGE + 1 + 4 * outside);
    }
    if (row.row === 'open') depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return { depth: deepest, width };
}

/** The line of a return: dashes, or dots where some return of this drawing is too short to tell its dashes from a call. */
function dashOf({ x, gutter }: Columns, rows: DiagramRow[], index: (id: string) => number): '- ' | '.' {
  const rooms = rows.flatMap((row) => {
    if (row.row !== 'step' || !isReturn(row.step) || row.step.from === row.step.to) return [];
    const length = Math.abs((x[index(row.step.from)] ?? 0) - (x[index(row.step.to)] ?? 0)) - 2;
    return [gutter ? length : length - String(row.step.n).length - 3];
  });
  return Math.min(...rooms) < 3 ? '.' : '- ';
}

const isReturn = ({ kind }: DiagramStep): boolean => kind === 'return' || kind === 'reply';
const isSignal = ({ kind }: DiagramStep): boolean => kind === 'signal' || kind === 'reply';

function keyOf(rows: DiagramRow[], dash: '- ' | '.', active: boolean): string {
  const line = dash === '.' ? '..' : '- -';
  const kinds = new Set(rows.flatMap((row) => (row.row === 'step' ? [row.step.kind] : [])));
  return [
    '--> call',
    ...(kinds.has('return') ? [`${line}> return`] : []),
    ...(kinds.has('signal') ? ['--) signal'] : []),
    ...(kinds.has('reply') ? [`${line}) reply`] : []),
    ...(active ? ['# active'] : []),
  ].join('   ');
}

function words(canvas: Canvas, word: string, label: string): string[] {
  const [left, right] = canvas.inside;
  return wrapText(`${word} [${label}]`, right - left - EDGE);
}

function drawHeads(canvas: Canvas, { x, heads }: Columns): void {
  const height = Math.max(...heads.map((lines) => lines.length));
  for (let line = 0; line < height; line += 1) {
    canvas.addRow();
    for (const [index, lines] of heads.entries()) {
      // Short names stand right above their line.
      const text = lines[line - (height - lines.length)] ?? '';
      if (text) canvas.write((x[index] ?? 0) - Math.floor(text.length / 2), text);
    }
  }
}

function drawStep(canvas: Canvas, { x, gutter }: Columns, step: DiagramStep, from: number, to: number, dash: '- ' | '.'): void {
  const [start = 0, end = 0] = [x[from], x[to]];
  const number = String(step.n);
  canvas.addRow();
  if (gutter) canvas.write(canvas.inside[0] + 3 - number.length, number);
  if (from === to) {
    if (gutter) canvas.write(start, '@');
    else {
      canvas.write(start + 1, `${`--${number}--`.slice(0, 4)}.`);
      canvas.addRow();
      canvas.write(start + 1, "<---'");
    }
    return;
  }
  const length = Math.abs(end - start) - 2;
  const shaftStart = Math.min(start, end) + (end > start ? 1 : 2);
  const crossed = canvas.activeColumns.map((column) => column - shaftStart).filter((at) => at >= 0 && at < length);
  const shaft = drawShaft(length, gutter ? '' : number, isReturn(step) ? dash : '-', crossed);
  const [left, right] = isSignal(step) ? ['(', ')'] : ['<', '>'];
  canvas.write(Math.min(start, end) + 1, end > start ? shaft + right : left + shaft);
}

/**
 * An arrow's line with its number in the middle; dashes start at the number and run both ways.
 *
 * @param crossed where in the line it crosses an active life line: a `#` stays there, and the number moves beside it
 */
function drawShaft(length: number, number: string, dash: '-' | '- ' | '.', crossed: readonly number[]): string {
  const text = dash === '- ' && number ? ` ${number} ` : number;
  const last = Math.max(0, length - text.length);
  const middle = number ? Math.floor(last / 2) : 0;
  const clear = (at: number) => crossed.every((column) => column < at || column >= at + text.length);
  const places = Array.from({ length: last + 1 }, (_, at) => at).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const left = places.find(clear) ?? middle;
  const right = last - left;
  const dashes = dash.repeat(Math.max(left, right));
  const line = Array.from(Array.from(dashes.slice(0, left)).reverse().join('') + text + dashes.slice(0, right));
  for (const column of crossed) if (column < left || column >= left + text.length) line[column] = '#';
  return line.join('');
}
