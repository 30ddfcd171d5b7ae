import type { Thing } from './place.ts';

/** What the pipeline notes on nodes of the Markdown tree, for the renderers. */
export type ReferenceKind = 'claim' | 'term' | 'flow' | 'step' | 'answer' | 'source' | 'page';

declare module 'mdast' {
  interface LinkData {
    /** What kind of thing the link leads to, once resolved. */
    reference?: ReferenceKind;
    /** Its id: a term's id, a claim's label, a source's id. */
    target?: string;
  }
  interface TableRowData {
    /** Id of the row in its page. */
    rowId?: string;
    /** The row as the address book has it. */
    thing?: Thing<'row'>;
  }
}
