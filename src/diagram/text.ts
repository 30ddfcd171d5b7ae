/** The text twin of a drawing: life lines and numbered arrows, then what each number says. */
import { COLUMNS } from '../words/wrap.ts';
import { letter } from './text-columns.ts';
import { drawRows } from './text-draw.ts';
import { wrapText } from './text-wrap.ts';
import type { Diagram, DiagramStep, Participant, Row, Script } from './types.ts';

const ARROWS = { call: '->', return: '-->', signal: '-)' } as const;

/**
 * A whole flow for `less` and for mail.
 * @returns lines of at most 72 ASCII characters
 */
export function drawText(script: Script): string {
  const { lines, lettered } = drawRows(script.participants, script.rows);
  const groups = script.boxes.map((box) => `${box.label}: ${box.members.map((id) => labelOf(script.participants, id)).join(', ')}`);
  const parts = [
    lines,
    ...(lettered ? [legend(script.participants)] : []),
    key(script.rows),
    ...(groups.length > 0 ? [groups.flatMap((group) => wrapText(group, COLUMNS)).join('\n')] : []),
    script.steps.map((step) => listEntry(step, script.participants, '')).join('\n'),
  ];
  return parts.join('\n\n');
}

/**
 * One step between its neighbours, to be pasted into a mail.
 * @param n the step's number
 * @throws if the diagram has no such step
 */
export function textStep(diagram: Diagram, n: number): string {
  const steps = diagram.steps.filter((step) => Math.abs(step.n - n) <= 1);
  if (!steps.some((step) => step.n === n)) throw new Error(`${diagram.id} has no step ${n}`);
  const named = new Set(steps.flatMap((step) => [step.from, step.to]));
  const participants = diagram.participants.filter(({ id }) => named.has(id));
  const { lines, lettered } = drawRows(
    participants,
    steps.map((step) => ({ row: 'step', step })),
  );
  return [
    wrapText(`${diagram.title}, step ${n} of ${diagram.steps.length}`, COLUMNS).join('\n'),
    lines,
    ...(lettered ? [legend(participants)] : []),
    steps.map((step) => listEntry(step, participants, step.n === n ? '* ' : '  ')).join('\n'),
  ].join('\n\n');
}

function labelOf(participants: Participant[], id: string): string {
  return participants.find((participant) => participant.id === id)?.label ?? id;
}

function listEntry(step: DiagramStep, participants: Participant[], mark: string): string {
  const head = `${mark}${String(step.n).padStart(2)}. `;
  const from = labelOf(participants, step.from);
  const to = step.from === step.to ? '' : ` ${ARROWS[step.kind]} ${labelOf(participants, step.to)}`;
  const words = `${from}${to}: ${step.label}`;
  return head + wrapText(words, COLUMNS - head.length).join(`\n${' '.repeat(head.length)}`);
}

/** Says who the letters over the life lines are. */
function legend(participants: Participant[]): string {
  const entries = participants.map(({ label }, index) => `${letter(index)} ${label}`.replaceAll(' ', '\0'));
  return wrapText(entries.join(', '), COLUMNS).join('\n').replaceAll('\0', ' ');
}

/** Explains the signs that this drawing uses beyond plain arrows. */
function key(rows: Row[]): string {
  const has = (test: (row: Row) => boolean) => rows.some(test);
  return [
    '--> call',
    ...(has((row) => row.row === 'step' && row.step.kind === 'return') ? ['- -> return'] : []),
    ...(has((row) => row.row === 'step' && row.step.kind === 'signal') ? ['--) signal'] : []),
    ...(has((row) => row.row === 'activate') ? ['# active'] : []),
  ].join('   ');
}
