import type { Source } from '../../facts/source.ts';
import type { Site } from '../../link/site.ts';
import { dateText } from '../../words/date.ts';
import type { SearchEntry } from '../entry.ts';
import { topicsOf } from '../topics.ts';

/** Every source, by its id and by what identifies it in the world. */
export function sourceEntries(site: Site): SearchEntry[] {
  return [...site.sources.values()].map((source) => {
    const { context, names, body } = about(source);
    return {
      kind: 'source',
      title: source.title,
      context: context.filter((part) => part !== undefined).join(', '),
      address: source.thing.address,
      names: [source.id, ...names],
      also: [],
      body,
      topics: topicsOf(site.sourceMentions.get(source.id), site),
    };
  });
}

function about(source: Source): { context: (string | undefined)[]; names: string[]; body: string } {
  const by = [source.author, source.date === undefined ? undefined : dateText(source.date)];
  switch (source.kind) {
    case 'message':
      return { context: ['message', ...by], names: [source.messageId], body: '' };
    case 'commit':
      return { context: [`${source.tree} commit`, source.hash.slice(0, 12), source.release, ...by], names: [source.hash], body: '' };
    case 'file':
      return { context: [source.tree, source.version], names: [source.path], body: source.symbols.join(', ') };
    case 'doc':
      return { context: [source.tree, source.version], names: [source.path], body: source.sections.join(', ') };
    case 'page':
      return { context: by, names: [source.url], body: '' };
  }
}
