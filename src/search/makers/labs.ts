import type { Lab } from '../../content/labs.ts';
import { cameText } from '../../facts/shown.ts';
import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every lab by its question, and each of its observations. */
export function labEntries(site: Site): SearchEntry[] {
  return [...site.labs.values()].flatMap((lab) => [whole(lab), ...observations(lab)]);
}

function whole(lab: Lab): SearchEntry {
  return {
    kind: 'lab',
    title: plainLine(lab.title),
    context: `lab, ${lab.topic.title}`,
    address: lab.address,
    names: [lab.id],
    also: [],
    body: plainLine(lab.question),
    topics: [lab.topic.id],
  };
}

function observations(lab: Lab): SearchEntry[] {
  return [...lab.observations.values()].map((observation) => ({
    kind: 'lab',
    title: observation.did,
    context: `observed, ${plainLine(lab.title)}`,
    address: observation.address,
    names: [observation.name],
    also: [],
    body: cameText(observation),
    topics: [lab.topic.id],
    mail: observation.thing.mail,
  }));
}
