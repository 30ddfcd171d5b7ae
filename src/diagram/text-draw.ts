/** Draws participants and rows as plain ASCII; arrows carry step numbers, the words belong in a list below. */
import { Canvas } from './text-canvas.ts';
import { type Columns, placeColumns } from './text-columns.ts';
import { wrapText } from './text-wrap.ts';
import type { Participant, Row } from './types.ts';

export interface Drawing {
  lines: string;
  /** heads are letters; name them below */
  lettered: boolean;
}

/** @param rows what happens, in order; every participant they name is among `participants` */
export function drawRows(participants: Participant[], rows: Row[]): Drawing {
  const last = participants.at(-1)?.id;
  const hook = rows.some((row) => row.row === 'step' && row.step.from === last && row.step.to === last);
  const columns = placeColumns(participants, 2 * depthOf(rows), hook);
  const canvas = new Canvas(columns);
  drawHeads(canvas, columns);
  canvas.startLines();
  canvas.addRow();
  const index = (id: string) => participants.findIndex((participant) => participant.id === id);
  for (const row of rows) {
    switch (row.row) {
      case 'step':
        drawStep(canvas, columns, row.step, index(row.step.from), index(row.step.to));
        break;
      case 'note':
        drawNote(canvas, columns, row, row.over.map(index));
        break;
      case 'open':
        canvas.edge('open', words(canvas, row.block === 'rect' ? 'while' : row.block, row.label));
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
  }
  canvas.addRow();
  return { lines: canvas.toString(), lettered: columns.lettered };
}

function depthOf(rows: Row[]): number {
  let depth = 0;
  let deepest = 0;
  for (const { row } of rows) {
    depth += row === 'open' ? 1 : row === 'close' ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function words(canvas: Canvas, word: string, label: string): string[] {
  const [left, right] = canvas.inside;
  return wrapText(`${word} [${label}]`, right - left - 10);
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

function drawStep(canvas: Canvas, { x, gutter }: Columns, step: { n: number; kind: string }, from: number, to: number): void {
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
  const shaft = drawShaft(length, gutter ? '' : number, step.kind === 'return');
  const [left, right] = step.kind === 'signal' ? ['(', ')'] : ['<', '>'];
  canvas.write(Math.min(start, end) + 1, end > start ? shaft + right : left + shaft);
}

/** An arrow's line with its number in the middle; the dashes of a return start at the number and run both ways. */
function drawShaft(length: number, number: string, dashed: boolean): string {
  const text = dashed && number && length >= number.length + 4 ? ` ${number} ` : number;
  const left = Math.max(0, Math.floor((length - text.length) / 2));
  const right = Math.max(0, length - text.length - left);
  const dashes = (dashed ? '- ' : '-').repeat(Math.max(left, right));
  return Array.from(dashes.slice(0, left)).reverse().join('') + text + dashes.slice(0, right);
}

function drawNote(canvas: Canvas, { x }: Columns, note: Extract<Row, { row: 'note' }>, over: number[]): void {
  const xs = over.map((index) => x[index] ?? 0);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const [left, right] = canvas.inside;
  const lines = wrapText(note.label, Math.min(Math.max(high - low - 3, 28), right - left - 6));
  const width = Math.max(...lines.map((line) => line.length)) + 4;
  const wanted = note.place === 'left' ? low - width - 1 : note.place === 'right' ? high + 2 : (low + high + 1 - width) / 2;
  const start = Math.max(left + 1, Math.min(Math.round(wanted), right - width));
  for (const line of lines) {
    canvas.addRow();
    canvas.write(start, `[ ${line.padEnd(width - 4)} ]`);
  }
}
