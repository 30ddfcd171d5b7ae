import { statusText } from '../../facts/status.ts';
import type { Site } from '../../link/site.ts';
import { blockText } from '../../words/block-text.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';
import { topicsOf } from '../topics.ts';

/** Every term, with every name that its file gives. */
export function termEntries(site: Site): SearchEntry[] {
  return [...site.terms.values()].map((term) => ({
    kind: 'term',
    title: term.name,
    context: `${term.kind.replace('-', ' ')}, ${statusText(term.status)}`,
    address: term.address,
    names: [...new Set([...term.aliases, ...term.identifiers])].filter((name) => name !== term.name),
    also: [],
    body: [plainLine(term.definition), ...term.blocks.flatMap((block) => (block.kind === 'prose' ? [blockText(block.nodes)] : []))].join(' '),
    topics: topicsOf(site.termMentions.get(term.id), site),
    mail: term.thing.mail,
  }));
}
