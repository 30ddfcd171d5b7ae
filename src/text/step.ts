import type { Flow } from '../content/flows.ts';
import type { Step } from '../content/steps.ts';
import { conditionsOf } from '../diagram/branches.ts';
import { stepText } from '../diagram/text.ts';

/** A step in one line, without its number: `Guest vCPU -> KVM: touch a page`. */
export function stepWords(flow: Flow, { message }: Step): string {
  return stepText(message, flow.diagram.participants);
}

/** Under which conditions a step stands, ready to follow its number: ` (else missing)`, or nothing. */
export function stepConditions(flow: Flow, { n }: Step): string {
  const conditions = conditionsOf(flow.diagram.rows, n).map(({ word, label }) => `${word} ${label}`);
  return conditions.length === 0 ? '' : ` (${conditions.join('; ')})`;
}
