import type { PhrasingContent } from 'mdast';

/** The title of a section. */
export interface Heading {
  kind: 'heading';
  address: string;
  depth: 2 | 3;
  id: string;
  text: string;
  children: PhrasingContent[];
  line: number;
}
