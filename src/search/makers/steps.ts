import type { Step } from '../../blocks/step/step.ts';
import type { StepWindow } from '../../blocks/window/window.ts';
import type { Flow } from '../../content/flows.ts';
import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every step of every flow, and the windows between them. */
export function stepEntries(site: Site): SearchEntry[] {
  return [...site.flows.values()].flatMap((flow) => [...flow.steps, ...flow.windows].map((step) => entryOf(step, flow)));
}

function entryOf(step: Step | StepWindow, flow: Flow): SearchEntry {
  const nameOf = (id: string): string => flow.diagram.participants.find((participant) => participant.id === id)?.label ?? '';
  const [title, number] =
    step.kind === 'step'
      ? [`${nameOf(step.message.from)} -> ${nameOf(step.message.to)}: ${step.message.label}`, `step ${step.n}`]
      : [`Between steps ${step.from} and ${step.to}`, `steps ${step.from} and ${step.to}`];
  return {
    kind: 'step',
    title,
    context: `${plainLine(flow.title)}, ${number}`,
    address: step.address,
    label: step.thing.label,
    names: [],
    also: [],
    body: step.text,
    topics: [flow.topic.id],
    mail: step.thing.mail,
  };
}
