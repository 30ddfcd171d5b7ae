import { type Citation, type CodeSource, isCode, type Source } from './source.ts';
import { codeShort } from './source-words.ts';

/** A citation with its source, found. */
export interface Cited<S extends Source = Source> {
  source: S;
  citation: Citation;
}

/** What a note names once: a source, or one place of the code in each release in which it is cited. */
export interface Named {
  first: Cited;
  /** The same symbol of the same file in other releases. */
  later: Cited<CodeSource & Source>[];
}

/** Finds the sources of citations, those that name the same place of a file in several releases together, in the order of the first. */
export function namedOnce(citations: readonly Citation[], sources: ReadonlyMap<string, Source>): Named[] {
  const named: Named[] = [];
  for (const citation of citations) {
    const source = sources.get(citation.source);
    if (source === undefined) continue; // cannot be: the build checked every citation
    const same = isCode(source) ? named.find(({ first }) => isSame(first, source, citation)) : undefined;
    if (same !== undefined && isCode(source)) same.later.push({ source, citation });
    else named.push({ first: { source, citation }, later: [] });
  }
  return named;
}

function isSame({ source: known, citation: { symbol } }: Cited, source: CodeSource, citation: Citation): boolean {
  return isCode(known) && known.tree === source.tree && codeShort(known, symbol) === codeShort(source, citation.symbol);
}
