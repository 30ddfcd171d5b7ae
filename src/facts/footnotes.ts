import { dateText } from '../words/date.ts';
import { absolute } from '../words/href.ts';
import { GLUE, wrap } from '../words/wrap.ts';
import { type Citation, isCode, pinOf, type Source } from './source.ts';
import { linesText, sourceUrl } from './source-words.ts';

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

/** What some lines are, and which, with the address that leads to them below. */
function placeLines(source: Source, symbol: string, indent: string, what: string): string[] {
  const url = sourceUrl(source, symbol);
  return [...wrap(`${what}, ${linesText(source, symbol) ?? ''}`, indent), ...(url === undefined ? [] : [indent + url])];
}

/** The pinned lines that some citations lead to, each once, with the file, the version and the address: for a text that has no footnotes. */
export function pinnedLines(citations: readonly Citation[], sources: ReadonlyMap<string, Source>): string[] {
  const told = new Set<string>();
  return citations.flatMap(({ source: id, symbol }) => {
    const source = sources.get(id);
    if (source === undefined || !isCode(source) || symbol === undefined || pinOf(source, symbol) === undefined || told.has(`${id}:${symbol}`)) return [];
    told.add(`${id}:${symbol}`);
    return placeLines(source, symbol, '    ', `${symbol}, ${sourceText(source)}`);
  });
}

/** Numbered footnotes of one text, in the order of first mention: its sources, and the places of the site it points to. */
export class Footnotes {
  /** Numbers by source id, or by the address of a place, which starts with a slash. */
  private readonly numbers = new Map<string, number>();
  /** The symbols that were named, by source id, in the order of first mention. */
  private readonly symbols = new Map<string, Set<string>>();
  readonly sources: ReadonlyMap<string, Source>;

  constructor(sources: ReadonlyMap<string, Source>) {
    this.sources = sources;
  }

  /** Gives the marks of some citations: `[1] [2, do_it]`. */
  marks(citations: readonly Citation[]): string {
    for (const { source, symbol } of citations) if (symbol !== undefined) this.symbols.set(source, (this.symbols.get(source) ?? new Set()).add(symbol));
    return citations.map(({ source, symbol }) => (symbol === undefined ? `[${this.number(source)}]` : `[${this.number(source)},${GLUE}${symbol}]`)).join(' ');
  }

  /** Gives the mark of a place of the site: `[3]`. */
  place(address: string): string {
    return `[${this.number(address)}]`;
  }

  /** The footnotes themselves, as lines. */
  lines(): string[] {
    return [...this.numbers].flatMap(([key, n]) => {
      const mark = `[${n}] `;
      if (key.startsWith('/')) return [mark + absolute(key)];
      const source = this.sources.get(key);
      if (source === undefined) return [];
      const indent = ' '.repeat(mark.length);
      return [...wrap(sourceText(source), mark, indent), ...this.places(source, indent)];
    });
  }

  /** Where a source can be read: the lines of each symbol that was named and pinned, else the whole. */
  private places(source: Source, indent: string): string[] {
    const named = [...(this.symbols.get(source.id) ?? [])].filter((symbol) => pinOf(source, symbol) !== undefined);
    if (named.length > 0) return named.flatMap((symbol) => placeLines(source, symbol, indent, symbol));
    const url = sourceUrl(source);
    return url === undefined ? [] : [indent + url];
  }

  private number(key: string): number {
    const n = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, n);
    return n;
  }
}
