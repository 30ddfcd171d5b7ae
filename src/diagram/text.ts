/** The text twin of a drawing: life lines and numbered arrows, then what each number says. */
import { COLUMNS } from '../words/wrap.ts';
import { inWords, rowsOf, type Told, turnText } from './branches.ts';
import { wrapText } from './column-wrap.ts';
import { letter } from './text-columns.ts';
import { drawRows } from './text-draw.ts';
import type { Diagram, DiagramStep, Participant, Script } from './types.ts';

const ARROWS = { call: '->', return: '-->', signal: '-)', reply: '--)' } as const;

/**
 * A whole flow for `less` and for mail.
 * @returns lines of at most 72 ASCII characters
 */
export function drawText(script: Script): string {
  const { lines, lettered, key } = drawRows(script.participants, script.rows);
  const groups = script.boxes.map((box) => `${box.label}: ${box.members.map((id) => labelOf(script.participants, id)).join(', ')}`);
  const parts = [
    lines,
    ...(lettered ? [legend(script.participants)] : []),
    key,
    ...(groups.length > 0 ? [groups.flatMap((group) => wrapText(group, COLUMNS)).join('\n')] : []),
    inWords(script.rows)
      .map((told) => listEntry(told, script.participants, ''))
      .join('\n'),
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
  const rows = rowsOf(diagram.rows, new Set(steps.map((step) => step.n)));
  const { lines, lettered } = drawRows(participants, rows);
  return [
    wrapText(`${diagram.title}, step ${n} of ${diagram.steps.length}`, COLUMNS).join('\n'),
    lines,
    ...(lettered ? [legend(participants)] : []),
    inWords(rows)
      .map((told) => listEntry(told, participants, 'step' in told && told.step.n === n ? '* ' : '  '))
      .join('\n'),
  ].join('\n\n');
}

/** A step in one line, without its number: `Guest vCPU -> KVM: touch a page`. */
export function stepText({ from, to, kind, label }: DiagramStep, participants: Participant[]): string {
  const who = from === to ? labelOf(participants, from) : `${labelOf(participants, from)} ${ARROWS[kind]} ${labelOf(participants, to)}`;
  return label ? `${who}: ${label}` : who;
}

function labelOf(participants: Participant[], id: string): string {
  return participants.find((participant) => participant.id === id)?.label ?? id;
}

/** A step with its number, or the words of a branch that begins or ends there. */
function listEntry(told: Told, participants: Participant[], mark: string): string {
  const head = mark + ('step' in told ? `${String(told.step.n).padStart(2)}. ` : '    ');
  const words = 'step' in told ? stepText(told.step, participants) : turnText(told);
  return head + wrapText(words, COLUMNS - head.length).join(`\n${' '.repeat(head.length)}`);
}

/** Says who the letters over the life lines are. */
function legend(participants: Participant[]): string {
  const entries = participants.map(({ label }, index) => `${letter(index)} ${label}`.replaceAll(' ', '\0'));
  return wrapText(entries.join(', '), COLUMNS).join('\n').replaceAll('\0', ' ');
}
