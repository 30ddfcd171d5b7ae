import type { CollectionFolder } from '../addresses/collections.ts';
import type { Answer } from '../content/answers.ts';
import type { Change } from '../content/changes.ts';
import type { Document } from '../content/document.ts';
import type { Feature } from '../content/features.ts';
import type { FigureDraft } from '../content/figures.ts';
import type { Flow } from '../content/flows.ts';
import type { Lab } from '../content/labs.ts';
import type { Entry } from '../content/lists.ts';
import type { ModelPage } from '../content/models.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import type { Source } from '../facts/source.ts';

/** What a document of each collection is, by the folder of the collection. */
export interface CollectionDocuments extends Record<CollectionFolder, Document> {
  flows: Flow;
  terms: Term;
  answers: Answer;
  labs: Lab;
  models: ModelPage;
}

/** The documents of every collection, by their ids. */
export type Collections = { [Folder in CollectionFolder]: ReadonlyMap<string, CollectionDocuments[Folder]> };

/** Everything that has an address. */
export interface Contents extends Collections {
  /** Topic pages and standalone pages. */
  pages: readonly Page[];
  figures: ReadonlyMap<string, FigureDraft>;
  sources: ReadonlyMap<string, Source & { line: number }>;
  features: readonly (Feature & { line: number })[];
  changes: readonly Entry<Change>[];
}
