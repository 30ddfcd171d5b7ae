import type { PhrasingContent } from 'mdast';
import type { Thing } from '../../facts/place.ts';

/** The title of a section. */
export interface Heading {
  kind: 'heading';
  thing: Thing<'heading'>;
  depth: 2 | 3;
  id: string;
  text: string;
  children: PhrasingContent[];
  line: number;
}
