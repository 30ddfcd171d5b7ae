import type { Flow } from '../content/flows.ts';
import type { Step } from '../content/steps.ts';

/** A step in one line, without its number: `Guest vCPU -> KVM: touch a page`. */
export function stepWords(flow: Flow, { message }: Step): string {
  const name = (id: string): string => flow.diagram.participants.find((participant) => participant.id === id)?.label ?? id;
  const to = message.from === message.to ? '' : ` -> ${name(message.to)}`;
  return `${name(message.from)}${to}: ${message.label}`;
}
