import type { Answer } from '../content/answers.ts';
import type { Feature } from '../content/features.ts';
import type { Flow } from '../content/flows.ts';
import type { Step, StepWindow } from '../content/steps.ts';
import type { Term } from '../content/terms.ts';
import type { Source } from '../facts/source.ts';
import { statusText } from '../facts/status.ts';
import { blockText } from '../words/block-text.ts';
import { dateText } from '../words/date.ts';
import { plainLine } from '../words/escape.ts';
import type { SearchEntry } from './entry.ts';
import { mailAddress } from './mail-address.ts';

/** A term, with every name that its file gives. */
export function termEntry(term: Term, topics: string[]): SearchEntry {
  const text = term.blocks.flatMap((block) => (block.kind === 'prose' ? [blockText(block.nodes)] : []));
  const names = [...new Set([...term.aliases, ...term.identifiers])].filter((name) => name !== term.name);
  const context = `${term.kind.replace('-', ' ')}, ${statusText(term.status)}`;
  return {
    kind: 'term',
    title: term.name,
    context,
    address: term.address,
    names,
    also: [],
    body: [plainLine(term.definition), ...text].join(' '),
    topics,
    mail: mailAddress(term.address),
  };
}

/** An answer under its question, with the other ways to ask it. */
export function answerEntry(answer: Answer): SearchEntry {
  return {
    kind: 'answer',
    title: plainLine(answer.question),
    context: answer.topic.title,
    address: answer.address,
    names: [`answer.${answer.id}`],
    also: answer.also,
    body: answer.text,
    topics: [answer.topic.id],
    mail: mailAddress(answer.address),
  };
}

/** A flow, and each of its steps and windows. */
export function flowEntries(flow: Flow): SearchEntry[] {
  const title = plainLine(flow.title);
  const names = new Map(flow.diagram.participants.map((participant) => [participant.id, participant.label]));
  const step = (one: Step | StepWindow): SearchEntry => ({
    kind: 'step',
    title:
      one.kind === 'step'
        ? `${names.get(one.message.from) ?? ''} -> ${names.get(one.message.to) ?? ''}: ${one.message.label}`
        : `Between steps ${one.from} and ${one.to}`,
    context: `${title}, ${one.kind === 'step' ? `step ${one.n}` : `steps ${one.from} and ${one.to}`}`,
    address: one.address,
    names: [`flow.${flow.id}.${one.id}`],
    also: [],
    body: one.text,
    topics: [flow.topic.id],
    mail: mailAddress(one.address),
  });
  return [
    {
      kind: 'page',
      title,
      context: `diagram, ${statusText(flow.status)}`,
      address: flow.address,
      names: [`flow.${flow.id}`],
      also: [],
      body: plainLine(flow.summary),
      topics: [flow.topic.id],
      mail: mailAddress(flow.address),
    },
    ...flow.steps.map(step),
    ...flow.windows.map(step),
  ];
}

/** A row of the status page. */
export function releaseEntry(release: Feature): SearchEntry {
  return {
    kind: 'page',
    title: plainLine(release.feature),
    context: `status: ${statusText(release.status)}`,
    address: `/status/#${release.id}`,
    names: [],
    also: [],
    body: plainLine(release.note ?? ''),
    topics: [release.topic.id],
  };
}

/** A source, by its id and by what identifies it in the world. */
export function sourceEntry(source: Source, topics: string[]): SearchEntry {
  const about = [source.author, source.date === undefined ? undefined : dateText(source.date)];
  const entry = (context: (string | undefined)[], names: string[], body: string): SearchEntry => ({
    kind: 'source',
    title: source.title,
    context: context.filter((part) => part !== undefined).join(', '),
    address: `/sources/#${source.id}`,
    names: [source.id, ...names],
    also: [],
    body,
    topics,
  });
  switch (source.kind) {
    case 'message':
      return entry(['message', ...about], [source.messageId], '');
    case 'commit':
      return entry([`${source.tree} commit`, source.hash.slice(0, 12), source.release, ...about], [source.hash], '');
    case 'file':
      return entry([source.tree, source.version], [source.path], source.symbols.join(', '));
    case 'doc':
      return entry([source.tree, source.version], [source.path], source.sections.join(', '));
    case 'page':
      return entry(about, [source.url], '');
  }
}
