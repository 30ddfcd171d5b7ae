import { dateText } from '../words/date.ts';
import { releaseOf } from './releases.ts';
import { type Citation, type CodeSource, isCode, pinOf, type Source, symbolsOf } from './source.ts';

function surname(author: string): string {
  return author.split(/[,(]/)[0]?.trim().split(' ').at(-1) ?? '';
}

/** `v7 06/14` of a patch's subject, which tells apart the mails that one author sent on one day; empty for a reply. */
function patchNumber(subject: string): string {
  return /^\[(?:RFC )?PATCH(?: RFC)?((?: v\d+)?) (\d+\/\d+)\]/.exec(subject)?.slice(1).join(' ').trim() ?? '';
}

/** A file as the margin names it, without its version: `mfill_atomic_install_pte`, `mm/userfaultfd.c`, `api.rst 4.126`. */
export function codeShort(source: CodeSource, symbol?: string): string {
  if (source.kind === 'file') return symbol ?? source.path.split('/').slice(-2).join('/');
  return `${source.path.split('/').at(-1) ?? source.path}${symbol === undefined ? '' : ` ${symbol}`}`;
}

/** A source as the margin names it: `Houghton, 6 Dec 2022`, `mm/userfaultfd.c, v6.12`, `mfill_atomic_install_pte, v6.12`. */
export function sourceShort(source: Source, citation?: Citation): string {
  const symbol = citation?.symbol;
  switch (source.kind) {
    case 'message':
      return [surname(source.author ?? ''), patchNumber(source.title), dateText(source.date ?? '')].filter((part) => part !== '').join(', ');
    case 'commit':
      return `${source.hash.slice(0, 12)}${source.release === undefined ? '' : `, ${source.release}`}`;
    case 'file':
    case 'doc':
      return `${codeShort(source, symbol)}, ${releaseOf(source.version)}`;
    case 'page':
      return source.title;
  }
}

/** What a source is, in full, for the pointer that rests on its short name. */
export function sourceLong(source: Source, citation?: Citation): string {
  const symbol = citation?.symbol === undefined ? '' : `, ${citation.symbol}`;
  const lines = citation?.symbol === undefined ? undefined : linesText(source, citation.symbol);
  switch (source.kind) {
    case 'message':
    case 'page':
      return source.title;
    case 'commit':
      return `${source.tree} commit ${source.hash.slice(0, 12)}: ${source.title}`;
    case 'file':
    case 'doc':
      return `${source.path}${symbol}, ${source.tree} ${source.version}${lines === undefined ? '' : `, ${lines}`}`;
  }
}

/**
 * Where a source can be read, and the very lines of a symbol where they were pinned: made from its Message-ID, or as content/trees.yaml says.
 * Message-IDs are percent-encoded as lore asks for (https://lore.kernel.org/kvm/_/text/help/).
 * @returns `undefined` where nobody is known to show it
 */
export function sourceUrl(source: Source, symbol?: string): string | undefined {
  switch (source.kind) {
    case 'message':
      // The kernel's push log is kept in a repository of its own, not on lore.
      return source.list.includes('push')
        ? undefined
        : `https://lore.kernel.org/${source.list === 'kvm' ? 'kvm' : 'all'}/${encodeURIComponent(source.messageId).replace(/%40/g, '@')}/`;
    case 'commit':
    case 'page':
      return source.url;
    case 'file':
    case 'doc': {
      const pin = symbol === undefined ? undefined : pinOf(source, symbol);
      if (source.url === undefined || source.lineMark === undefined || pin === undefined) return source.url;
      return source.url + source.lineMark.replace('{from}', String(pin.from));
    }
  }
}

/** The lines of a symbol: `lines 2871-2920`, `line 17`. @returns `undefined` where they were not pinned */
export function linesText(source: Source, symbol: string): string | undefined {
  const pin = pinOf(source, symbol);
  if (pin === undefined) return undefined;
  return pin.from === pin.to ? `line ${pin.from}` : `lines ${pin.from}-${pin.to}`;
}

/** What is pinned of a file, in a sentence without its full stop. @returns `undefined` for a source of another kind */
export function pinnedText(source: Source): string | undefined {
  if (!isCode(source)) return undefined;
  if (Object.keys(source.pins).length === 0) return 'Not pinned: no copy of that version was at hand';
  const symbols = symbolsOf(source);
  const pinned = symbols.filter((symbol) => pinOf(source, symbol) !== undefined);
  if (symbols.length === 0) return 'Pinned as a whole';
  return pinned.length === symbols.length
    ? `Pinned: ${symbols.length === 1 ? 'its lines' : `all ${symbols.length}`}`
    : `Pinned: ${pinned.length} of ${symbols.length}`;
}
