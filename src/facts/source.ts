/** A source, and the function, constant or section meant in it. */
export interface Citation {
  source: string;
  symbol?: string;
}

interface SourceBase {
  id: string;
  title: string;
  author?: string;
  date?: string;
  note?: string;
}

export type Source = SourceBase &
  (
    | { kind: 'message'; messageId: string; list: string }
    | { kind: 'commit'; hash: string; tree: string; release?: string }
    | { kind: 'file'; tree: string; version: string; path: string; symbols: string[]; nth?: Record<string, number> }
    | { kind: 'doc'; tree: string; version: string; path: string; sections: string[]; nth?: Record<string, number> }
    | { kind: 'page'; url: string }
  );
