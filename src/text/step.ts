import type { Flow, Step } from '../model/types.ts';

/** A step in one line, without its number: `Guest vCPU -> KVM: touch a page`. */
export function stepWords(flow: Flow, { message }: Step): string {
  const name = (id: string): string => flow.diagram.participants.find((participant) => participant.id === id)?.label ?? id;
  const to = message.from === message.to ? '' : ` -> ${name(message.to)}`;
  return `${name(message.from)}${to}: ${message.label}`;
}
