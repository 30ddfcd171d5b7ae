import type { Answer } from '../content/answers.ts';
import type { Change } from '../content/changes.ts';
import type { Feature } from '../content/features.ts';
import type { FigureDraft } from '../content/figures.ts';
import type { Flow } from '../content/flows.ts';
import type { Lab } from '../content/labs.ts';
import type { Entry } from '../content/lists.ts';
import type { ModelPage } from '../content/models.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import type { Source } from '../facts/source.ts';

/** Everything that has an address. */
export interface Contents {
  /** Topic pages and standalone pages. */
  pages: readonly Page[];
  flows: ReadonlyMap<string, Flow>;
  terms: ReadonlyMap<string, Term>;
  answers: readonly Answer[];
  labs: ReadonlyMap<string, Lab>;
  models: ReadonlyMap<string, ModelPage>;
  figures: ReadonlyMap<string, FigureDraft>;
  sources: ReadonlyMap<string, Source & { line: number }>;
  features: readonly (Feature & { line: number })[];
  changes: readonly Entry<Change>[];
}
