import type { RootContent } from 'mdast';

/** A page of the book as any generator of documentation takes it. */
export interface PeerPage {
  /** Where it stands: `/flows/gmem-to-shared/`. */
  path: string;
  title: string;
  description: string;
  body: RootContent[];
}
