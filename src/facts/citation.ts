import { nearest, type ProblemList } from '../reading/problem.ts';
import type { Citation, Source } from './source.ts';

/** Reads `id id:symbol ...` or a list of such. */
export function parseCitations(value: string | readonly string[]): Citation[] {
  const items = typeof value === 'string' ? value.split(/\s+/).filter((item) => item !== '') : value;
  return items.map((item) => {
    const at = item.indexOf(':');
    return at === -1 ? { source: item } : { source: item.slice(0, at), symbol: item.slice(at + 1) };
  });
}

/** Notes a problem for each citation whose source, or whose symbol in it, is not in `content/sources.yaml`. */
export function checkCitations(citations: readonly Citation[], sources: ReadonlyMap<string, Source>, file: string, line: number, problems: ProblemList): void {
  if (citations.length === 0) problems.add(file, line, 'a statement without a source', 'name one from content/sources.yaml');
  for (const { source: id, symbol } of citations) {
    const source = sources.get(id);
    if (source === undefined) {
      problems.add(file, line, `unknown source "${id}"`, nearest(id, sources.keys(), 'content/sources.yaml'));
      continue;
    }
    if (symbol === undefined) continue;
    const known = source.kind === 'file' ? source.symbols : source.kind === 'doc' ? source.sections : undefined;
    if (known === undefined) problems.add(file, line, `source "${id}" is a ${source.kind} and has no symbols`, `cite "${id}" alone`);
    else if (!known.includes(symbol))
      problems.add(
        file,
        line,
        `source "${id}" does not list "${symbol}"`,
        `add it to the ${source.kind === 'file' ? 'symbols' : 'sections'} of that source in content/sources.yaml`,
      );
  }
}
