import { statusText } from '../../facts/status.ts';
import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every flow as a whole, with what its diagram says beside the steps: in notes, conditions, spans and boxes. */
export function flowEntries(site: Site): SearchEntry[] {
  return [...site.flows.values()].map((flow) => ({
    kind: 'flow',
    title: plainLine(flow.title),
    context: `diagram, ${statusText(flow.status)}`,
    address: flow.address,
    names: [flow.labelStem],
    also: [],
    body: [plainLine(flow.summary), ...flow.diagram.words].join(' '),
    topics: [flow.topic.id],
    mail: flow.thing.mail,
  }));
}
