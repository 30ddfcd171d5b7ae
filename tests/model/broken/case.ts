import type { Edit } from '../book.ts';

/** A mistake in the fixture book, and everything its author is told. */
export interface Broken {
  name: string;
  edits: Edit[];
  says: string[];
}
