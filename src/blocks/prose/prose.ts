import type { RootContent } from 'mdast';

/** What leads from one block to the next and has no label: paragraphs, lists, tables, code. */
export interface Prose {
  kind: 'prose';
  nodes: RootContent[];
}
