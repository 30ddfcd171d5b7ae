import type { Source } from '../facts/source.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { sourceSchema } from './schema.ts';

/** Reads `content/sources.yaml`, by id, with the line of each. */
export function readSources(root: string, problems: ProblemList): Map<string, Source & { line: number }> {
  const sources = new Map<string, Source & { line: number }>();
  for (const { value, line } of readList(root, 'content/sources.yaml', sourceSchema, problems)) {
    const base = { id: value.id, author: value.author, date: value.date, note: value.note, line };
    switch (value.kind) {
      case 'message':
        sources.set(value.id, { ...base, kind: 'message', title: value.title, messageId: value['message-id'], list: value.list });
        break;
      case 'commit':
        sources.set(value.id, { ...base, kind: 'commit', title: value.title, hash: value.hash, tree: value.tree, release: value.release });
        break;
      case 'file':
        sources.set(value.id, {
          ...base,
          kind: 'file',
          title: value.title ?? value.path,
          tree: value.tree,
          version: value.version,
          path: value.path,
          symbols: value.symbols,
          nth: value.nth,
        });
        break;
      case 'doc':
        sources.set(value.id, {
          ...base,
          kind: 'doc',
          title: value.title,
          tree: value.tree,
          version: value.version,
          path: value.path,
          sections: value.sections,
          nth: value.nth,
        });
        break;
      case 'page':
        sources.set(value.id, { ...base, kind: 'page', title: value.title, url: value.url });
        break;
    }
  }
  return sources;
}
