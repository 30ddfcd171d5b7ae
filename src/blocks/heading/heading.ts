import type { PhrasingContent } from 'mdast';
import type { Thing } from '../../facts/place.ts';
import type { Status } from '../../facts/status.ts';

/** The title of a section. */
export interface Heading {
  kind: 'heading';
  thing: Thing<'heading'>;
  depth: 2 | 3;
  id: string;
  text: string;
  children: PhrasingContent[];
  /** The status that most claims of its section have; it is said here, and those claims' notes leave it out. */
  usual?: Status | undefined;
  line: number;
}
