import { plainLine } from '../html/escape.ts';
import { dateText } from '../html/source.ts';
import { blockText } from '../model/document.ts';
import { statusText } from '../model/status.ts';
import type { Answer, Flow, Release, Source, Term } from '../model/types.ts';
import type { SearchEntry } from './entry.ts';
import { answerMailAddress, drawingMailAddress, stepMailAddress, termMailAddress } from './mail-address.ts';
import type { TopicsOf } from './topics-of.ts';

/** A term, with every name that its file gives. */
export function termEntry(term: Term, topics: TopicsOf, mentions: Parameters<TopicsOf['of']>[0]): SearchEntry {
  const text = term.blocks.flatMap((block) => (block.kind === 'prose' ? [blockText(block.nodes)] : []));
  return {
    kind: 'term', title: term.name, context: `${term.kind.replace('-', ' ')}, ${statusText(term.status)}`, address: term.address,
    names: [...new Set([...term.aliases, ...term.identifiers])].filter((name) => name !== term.name), also: [], body: [plainLine(term.definition), ...text].join(' '),
    topics: topics.of(mentions), mail: termMailAddress(term.id),
  };
}
