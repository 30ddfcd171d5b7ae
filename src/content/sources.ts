import { sourceThing } from '../addresses/things.ts';
import type { Pins } from '../facts/pin.ts';
import type { Source } from '../facts/source.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { sourceSchema } from './schema.ts';
import { commitUrl, fileUrl, type Tree } from './trees.ts';

const FILE = 'content/sources.yaml';

/**
 * Reads `content/sources.yaml`, by id, with the line of each.
 * @param trees says where the files and commits can be read
 * @param pins of what the sources name, as far as it was pinned
 */
export function readSources(root: string, trees: ReadonlyMap<string, Tree>, pins: Pins, problems: ProblemList): Map<string, Source & { line: number }> {
  const sources = new Map<string, Source & { line: number }>();
  for (const { value, line } of readList(root, FILE, sourceSchema, problems)) {
    const title = value.title ?? ('path' in value ? value.path : '');
    const base = { id: value.id, thing: sourceThing(value.id, title), title, author: value.author, date: value.date, note: value.note, line };
    const tree = 'tree' in value ? trees.get(value.tree) : undefined;
    if ('tree' in value && tree === undefined)
      problems.add(FILE, line, `unknown tree "${value.tree}"`, nearest(value.tree, trees.keys(), 'content/trees.yaml'));
    switch (value.kind) {
      case 'message':
        sources.set(value.id, { ...base, kind: 'message', messageId: value['message-id'], list: value.list });
        break;
      case 'commit':
        sources.set(value.id, {
          ...base,
          kind: 'commit',
          hash: value.hash,
          tree: value.tree,
          release: value.release,
          url: tree && commitUrl(tree, value.hash),
        });
        break;
      case 'file':
      case 'doc': {
        const code = {
          tree: value.tree,
          version: value.version,
          path: value.path,
          nth: value.nth,
          url: tree && fileUrl(tree, value.version, value.path),
          lineMark: tree?.line,
          passing: tree?.passing,
          pins: pins[value.id] ?? {},
        };
        sources.set(
          value.id,
          value.kind === 'file' ? { ...base, ...code, kind: 'file', symbols: value.symbols } : { ...base, ...code, kind: 'doc', sections: value.sections },
        );
        break;
      }
      case 'page':
        sources.set(value.id, { ...base, kind: 'page', url: value.url });
        break;
    }
  }
  return sources;
}
