import { dateText, sourceUrl } from '../html/source.ts';
import type { Citation, Source } from '../model/types.ts';
import { wrap } from './wrap.ts';

/** A source in full, as a footnote says it. */
export function sourceText(source: Source): string {
  const who = [source.author, source.date === undefined ? undefined : dateText(source.date)].filter((part) => part !== undefined);
  switch (source.kind) {
    case 'message':
      return [`"${source.title}"`, ...who].join(', ');
    case 'commit':
      return [`${source.tree} commit ${source.hash.slice(0, 12)} ("${source.title}")`, source.release, ...who].filter((part) => part !== undefined).join(', ');
    case 'file':
    case 'doc':
      return `${source.path}, ${source.tree} ${source.version}`;
    case 'page':
      return [`"${source.title}"`, ...who].join(', ');
  }
}

/** Numbered footnotes of one text, in the order of first mention. */
export class Footnotes {
  private readonly numbers = new Map<string, number>();
  private readonly sources: ReadonlyMap<string, Source>;

  constructor(sources: ReadonlyMap<string, Source>) {
    this.sources = sources;
  }

  /** Gives the marks of some citations: `[1] [2, do_it]`. */
  marks(citations: readonly Citation[]): string {
    return citations
      .map(({ source, symbol }) => {
        const n = this.numbers.get(source) ?? this.numbers.size + 1;
        this.numbers.set(source, n);
        return symbol === undefined ? `[${n}]` : `[${n}, ${symbol}]`;
      })
      .join(' ');
  }

  /** The footnotes themselves, as lines. */
  lines(): string[] {
    return [...this.numbers].flatMap(([id, n]) => {
      const source = this.sources.get(id);
      if (source === undefined) return [];
      const mark = `[${n}] `;
      const indent = ' '.repeat(mark.length);
      const url = sourceUrl(source);
      return [...wrap(sourceText(source), mark, indent), ...(url === undefined || url.startsWith('/') ? [] : [indent + url])];
    });
  }
}
