import type { Site } from '../link/site.ts';
import type { SearchEntry } from './entry.ts';
import { KINDS, type Kind } from './kinds.ts';
import { answerEntries } from './makers/answers.ts';
import { claimEntries } from './makers/claims.ts';
import { featureEntries } from './makers/features.ts';
import { figureEntries } from './makers/figures.ts';
import { flowEntries } from './makers/flows.ts';
import { labEntries } from './makers/labs.ts';
import { modelEntries } from './makers/models.ts';
import { pageEntries } from './makers/pages.ts';
import { sectionEntries } from './makers/sections.ts';
import { sourceEntries } from './makers/sources.ts';
import { stepEntries } from './makers/steps.ts';
import { termEntries } from './makers/terms.ts';

/** What makes the entries of each kind. It runs in the build; what the browser knows of a kind stands in kinds.ts. */
const MAKERS: Readonly<Record<Kind, (site: Site) => SearchEntry[]>> = {
  term: termEntries,
  answer: answerEntries,
  claim: claimEntries,
  step: stepEntries,
  page: pageEntries,
  section: sectionEntries,
  figure: figureEntries,
  flow: flowEntries,
  feature: featureEntries,
  lab: labEntries,
  model: modelEntries,
  source: sourceEntries,
};

/** Everything a search can find, made from the content and from nothing else, in the order in which it stands on the site. */
export function searchEntries(site: Site): SearchEntry[] {
  const order = new Map([...site.things.keys()].map((address, i) => [address, i]));
  const at = ({ address }: SearchEntry): number => order.get(address) ?? order.size;
  return KINDS.flatMap((kind) => MAKERS[kind](site)).sort((a, b) => at(a) - at(b));
}
