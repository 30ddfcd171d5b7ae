/** Which step stands in which branch: for all who tell the steps one after the other instead of drawing frames. */
import type { DiagramBlock, DiagramRow, DiagramStep } from './types.ts';

/** What is said where a branch, a loop or a span begins and where it ends. */
export interface Turn {
  turn: 'open' | 'branch' | 'end';
  /** `alt`, `else`, `loop`; a span is a `while` */
  word: string;
  /** the condition; that of the whole block at its end */
  label: string;
}

export type Told = { step: DiagramStep } | Turn;

/** The word over a frame. */
export const frameWord = (block: DiagramBlock): string => (block === 'rect' ? 'while' : block);

/** What a step is besides a call, which is what most are. */
export const stepKind = ({ kind, from, to }: DiagramStep): '' | 'return' | 'signal' | 'reply' => (kind === 'call' || from === to ? '' : kind);

/** Who a step leads from and to, and what kind it is, to be heard: `KVM to Guest vCPU, return`. */
export function stepWay(step: DiagramStep, from: string, to: string): string {
  const kind = stepKind(step);
  return step.from === step.to ? from : `${from} to ${to}${kind && `, ${kind}`}`;
}

/** Steps and turns in the order in which they are told. */
export function inWords(rows: readonly DiagramRow[]): Told[] {
  const open: { word: string; label: string }[] = [];
  return rows.flatMap((row): Told[] => {
    switch (row.row) {
      case 'step':
        return [{ step: row.step }];
      case 'open':
        open.push({ word: frameWord(row.block), label: row.label });
        return [{ turn: 'open', word: row.as ?? frameWord(row.block), label: row.label }];
      case 'branch':
        return [{ turn: 'branch', word: row.word, label: row.label }];
      case 'close': {
        const { word, label } = open.pop() ?? { word: '', label: '' };
        return [{ turn: 'end', word, label }];
      }
      default:
        return [];
    }
  });
}

/** A turn in plain text: `alt [mapped]`, `end of alt`. */
export const turnText = ({ turn, word, label }: Turn): string => (turn === 'end' ? `end of ${word}` : `${word} [${label}]`);

/**
 * The turns on either side of each step, by its number: what ends there stands after the step, what begins there before the next.
 * Every turn stands once, and all in their order.
 */
export function turnsAround(rows: readonly DiagramRow[]): Map<number, { before: Turn[]; after: Turn[] }> {
  const around = new Map<number, { before: Turn[]; after: Turn[] }>();
  let last: Turn[] = [];
  let waiting: Turn[] = [];
  for (const told of inWords(rows)) {
    if ('step' in told) {
      const turns = { before: waiting, after: [] };
      around.set(told.step.n, turns);
      last = turns.after;
      waiting = [];
    } else (told.turn === 'end' && waiting.length === 0 ? last : waiting).push(told);
  }
  last.push(...waiting);
  return around;
}

/** The conditions under which a step stands, outermost first. */
export function conditionsOf(rows: readonly DiagramRow[], n: number): Turn[] {
  const open: Turn[] = [];
  for (const told of inWords(rows)) {
    if ('step' in told) {
      if (told.step.n === n) break;
    } else {
      if (told.turn !== 'open') open.pop();
      if (told.turn !== 'end') open.push(told);
    }
  }
  return open;
}

/** Only some of the steps, with the branches in which they stand; a block whose first branch has none of them begins with the next. */
export function rowsOf(rows: readonly DiagramRow[], keep: ReadonlySet<number>): DiagramRow[] {
  const kept: DiagramRow[] = [];
  const open: {
    block: DiagramBlock /** the branch that has not come yet */;
    next: Extract<DiagramRow, { row: 'open' | 'branch' }> | undefined;
    begun: boolean;
  }[] = [];
  for (const row of rows) {
    if (row.row === 'open') open.push({ block: row.block, next: row, begun: false });
    else if (row.row === 'branch') {
      const inner = open.at(-1);
      if (inner) inner.next = row;
    } else if (row.row === 'close') {
      if (open.pop()?.begun) kept.push(row);
    } else if (row.row === 'step' && keep.has(row.step.n)) {
      for (const one of open) {
        if (one.next?.row === 'branch' && !one.begun) kept.push({ row: 'open', block: one.block, label: one.next.label, as: one.next.word });
        else if (one.next) kept.push(one.next);
        one.begun ||= one.next !== undefined;
        one.next = undefined;
      }
      kept.push(row);
    }
  }
  return kept;
}
