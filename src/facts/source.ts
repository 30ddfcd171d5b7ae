import { type Pin, WHOLE } from './pin.ts';
import type { Thing } from './place.ts';

/** A source, and the function, constant or section meant in it. */
export interface Citation {
  source: string;
  symbol?: string;
}

interface SourceBase {
  id: string;
  thing: Thing<'source'>;
  title: string;
  author?: string;
  date?: string;
  note?: string;
}

export type Source = SourceBase &
  (
    | { kind: 'message'; messageId: string; list: string }
    | { kind: 'commit'; hash: string; tree: string; release?: string; url?: string | undefined }
    | ({ kind: 'file'; symbols: string[] } & Code)
    | ({ kind: 'doc'; sections: string[] } & Code)
    | { kind: 'page'; url: string }
  );

/** A file of a source tree. */
interface Code {
  tree: string;
  version: string;
  path: string;
  /** Which definition is meant of a symbol that the file defines more than once; 1 is the first. */
  nth?: Record<string, number> | undefined;
  /** Where it can be read, and what leads from there to a line. */
  url?: string | undefined;
  lineMark?: string | undefined;
  /** Why that address may stop working, where it may. */
  passing?: string | undefined;
  /** By symbol, the whole file under {@link WHOLE}; empty where no tree was at hand. */
  pins: Record<string, Pin>;
}

/** A source that names a file of a tree. */
export type CodeSource = Extract<Source, { kind: 'file' | 'doc' }>;

/** Whether a source names a file of a tree. */
export function isCode<S extends Source>(source: S): source is S & CodeSource {
  return source.kind === 'file' || source.kind === 'doc';
}

/** The symbols or sections of a file that citations may name. */
export function symbolsOf(source: CodeSource): readonly string[] {
  return source.kind === 'file' ? source.symbols : source.sections;
}

/** The pin that a citation rests on: that of its symbol, else that of the whole file. */
export function pinOf(source: Source, symbol = WHOLE): Pin | undefined {
  return isCode(source) ? source.pins[symbol] : undefined;
}
