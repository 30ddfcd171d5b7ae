import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every answer under its question, with the other ways to ask it. */
export function answerEntries(site: Site): SearchEntry[] {
  return [...site.answers.values()].map((answer) => ({
    kind: 'answer',
    title: plainLine(answer.question),
    context: answer.topic.title,
    address: answer.address,
    label: answer.thing.label,
    names: [],
    also: answer.also,
    body: answer.text,
    topics: [answer.topic.id],
    mail: answer.thing.mail,
  }));
}
