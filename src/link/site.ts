import { COLLECTION_FOLDERS } from '../addresses/collections.ts';
import type { Former } from '../addresses/former.ts';
import { checkLock } from '../addresses/lock/check.ts';
import { readLock } from '../addresses/lock/read.ts';
import { checkSteps } from '../addresses/lock/steps.ts';
import type { Claim } from '../blocks/claim/claim.ts';
import type { PlacedFigure } from '../blocks/figure/figure.ts';
import { readAnswers } from '../content/answers.ts';
import type { Change } from '../content/changes.ts';
import { readChanges } from '../content/changes.ts';
import { checkFiles } from '../content/check-files.ts';
import type { Document } from '../content/document.ts';
import type { Draft } from '../content/draft.ts';
import { beginDrawing } from '../content/draw-flows.ts';
import type { Feature } from '../content/features.ts';
import { readFeatures } from '../content/features.ts';
import { readFigures } from '../content/figures.ts';
import { readFlows } from '../content/flows.ts';
import { readLabs } from '../content/labs.ts';
import { readModels, withDrawings } from '../content/models.ts';
import { type NumberName, readNumbers } from '../content/numbers.ts';
import type { Page } from '../content/pages.ts';
import { readPages, readStandalone } from '../content/pages.ts';
import { readParticipants } from '../content/participants.ts';
import { readPins } from '../content/pins.ts';
import { readSources } from '../content/sources.ts';
import { readTerms } from '../content/terms.ts';
import type { Topic } from '../content/topics.ts';
import { readTopics } from '../content/topics.ts';
import { readTrees } from '../content/trees.ts';
import type { Participant } from '../diagram/types.ts';
import type { Mention, Thing } from '../facts/place.ts';
import type { Source } from '../facts/source.ts';
import type { Kernel } from '../labs/kernels.ts';
import { nearest, ProblemList } from '../reading/problem.ts';
import { makeMatcher } from './autolink.ts';
import type { Collections, Contents } from './contents.ts';
import { linkFeatures } from './feature-evidence.ts';
import type { IdentifierEntry } from './identifiers.ts';
import { identifierThings, indexIdentifiers } from './identifiers.ts';
import { findPlaces } from './places.ts';
import { Resolver } from './resolve.ts';
import { resolveAnswer, resolveTerm } from './resolve-entries.ts';
import { linkShown } from './shown.ts';

/** The whole content, checked and resolved. Everything a reader sees is made from this and from nothing else. */
export interface Site extends Collections {
  topics: Topic[];
  participants: Map<string, Participant & { term: string }>;
  pages: Page[];
  /** The kernels on which labs are recorded, oldest first. */
  kernels: Kernel[];
  figures: Map<string, PlacedFigure>;
  sources: Map<string, Source>;
  features: Feature[];
  changes: Change[];
  /** Numbers and messages that readers paste, and what they stand for. */
  numbers: NumberName[];
  /** Pages that belong to no topic, by path: `/`, `/about/`. */
  standalone: Map<string, Page>;
  claims: Map<string, Claim>;
  /** Term id to the places that use the term, its own entry left out. */
  termMentions: Map<string, Mention[]>;
  /** Source id to the places that rest on it. */
  sourceMentions: Map<string, Mention[]>;
  /** Claim label, or flow id and step id (`flow#step-4`), to the places that refer to it. */
  backlinks: Map<string, Mention[]>;
  /** The address book: everything that has an address, by that. */
  things: Map<string, Thing>;
  /** Every published id that has gone, and what became of it. */
  formers: Former[];
  /** How many ids the lock does not have yet. */
  unpublished: number;
  /** The identifier index. */
  identifiers: IdentifierEntry[];
}

/** What a reading of the content cost. */
export interface Reading {
  site: Site;
  diagramsDrawn: number;
  diagramsCached: number;
  /** Flows whose kept drawing was damaged, and which were drawn anew. */
  diagramsDamaged: string[];
}

/**
 * Reads the whole content below `root`, checks it and resolves every reference in it.
 * Drawn diagrams are kept in `node_modules/.cache/missing-pages/` of the working directory.
 * @param root the folder in which `content/` lies
 * @throws ContentError with every mistake found, each with file, line and mend
 */
export async function readSite(root: string): Promise<Reading> {
  const problems = new ProblemList();
  const topics = readTopics(root, problems);
  const participants = readParticipants(root, problems);
  const sources = readSources(root, readTrees(root, problems), readPins(root, problems), problems);
  // Everything refers to these: after a mistake in them, most of what could be said next would be false.
  problems.throwIfAny();
  const drafts = readFlows(root, topics, problems);
  const modelDrafts = await readModels(root, topics, problems);
  const runs = modelDrafts.flatMap(({ tried }) => tried.map((one) => one.drawing));
  const drawing = await beginDrawing(drafts, runs, participants);
  const features = readFeatures(root, topics, sources, problems);
  const changes = readChanges(root, problems);
  const numbers = readNumbers(root, problems);
  const figures = readFigures(root, problems);
  const pages = readPages(root, topics, problems);
  const standalone = readStandalone(root, problems);
  const terms = readTerms(root, problems);
  const answers = readAnswers(root, topics, problems);
  const { labs: labDrafts, kernels } = readLabs(root, topics, problems);
  checkFiles(root, topics, problems);
  const drawn = await drawing.finish(problems);
  // A file that could not be read would seem to have lost all its ids.
  problems.throwIfAny();

  const termMap = new Map(terms.map(({ document }) => [document.id, document]));
  const labs = new Map(labDrafts.map(({ document }) => [document.id, document]));
  const models = byId(modelDrafts.map((draft) => withDrawings(draft, drawn.diagrams)));
  const flows = new Map(drawn.flows.map((flow) => [flow.id, flow]));
  const contents: Contents = {
    pages: [...pages, ...standalone].map(({ document }) => document),
    flows,
    terms: termMap,
    answers: byId(answers.map(({ document }) => document)),
    labs,
    models,
    figures,
    sources,
    features,
    changes,
  };
  const places = findPlaces(contents, problems);
  const identifiers = indexIdentifiers(termMap.values(), places.claims.values(), flows.values());
  for (const thing of identifierThings(identifiers)) places.things.set(thing.address, thing);
  const lock = readLock(root, problems);
  const formers = checkLock(lock, places.things, topics, problems);
  checkSteps(lock, flows.values(), problems);

  const resolver = new Resolver({ targets: places.targets, terms: termMap, sources, matcher: makeMatcher(termMap.values(), problems), problems });
  const linkPage = ({ document }: Draft<Page>): Page => resolver.page(document);
  const linked = { pages: pages.map(linkPage), standalone: standalone.map(linkPage) };
  const collections: Collections = {
    flows: byId([...flows.values()].map((flow) => resolver.flow(flow))),
    terms: byId(terms.map(({ document, lineOf }) => resolveTerm(document, lineOf, termMap, resolver, problems))),
    answers: byId(answers.map(({ document, lineOf }) => resolveAnswer(document, lineOf, places.claims, resolver, problems))),
    labs: byId([...labs.values()].map((lab) => resolver.document(lab))),
    models: byId([...models.values()].map((model) => resolver.document(model))),
  };
  const everything: Document[] = [...linked.pages, ...linked.standalone, ...COLLECTION_FOLDERS.flatMap((folder) => [...collections[folder].values()])];
  const files = new Map(everything.map(({ path, file }) => [path, file]));
  const claims = claimsIn(everything);
  linkShown([...claims.values()], { labs, models }, (claim) => files.get(claim.thing.path) ?? 'content', problems);
  linkFeatures(features, labs, problems);
  for (const { id, file, cited } of figures.values()) {
    const place = places.figures.get(id);
    if (place !== undefined) for (const { citations, line } of cited) resolver.cite(citations, place.thing, file, line);
  }
  for (const feature of features) resolver.cite(feature.citations, feature.thing, 'content/releases.yaml', feature.line);
  for (const participant of participants.values()) {
    for (const flow of flows.values()) {
      if (flow.diagram.participants.some(({ id }) => id === participant.id)) resolver.terms.add(participant.term, flow.thing);
    }
    if (!termMap.has(participant.term))
      problems.add(
        'content/participants.yaml',
        participant.line,
        `unknown term "${participant.term}"`,
        nearest(participant.term, termMap.keys(), 'content/terms/'),
      );
  }
  for (const source of sources.values()) {
    if (!resolver.sources.byTarget.has(source.id))
      problems.add('content/sources.yaml', source.line, `source "${source.id}" is cited by nothing`, 'cite it or remove it');
  }
  problems.throwIfAny();

  const site: Site = {
    topics,
    participants,
    pages: linked.pages,
    ...collections,
    kernels,
    figures: places.figures,
    sources,
    features,
    changes: changes.map(({ value }) => value),
    numbers,
    standalone: new Map(linked.standalone.map((page) => [page.path, page])),
    claims,
    termMentions: resolver.terms.byTarget,
    sourceMentions: resolver.sources.byTarget,
    backlinks: resolver.backlinks.byTarget,
    things: places.things,
    formers,
    unpublished: [...places.things.keys()].filter((id) => !lock.published.has(id)).length,
    identifiers,
  };
  return { site, diagramsDrawn: drawn.rendered, diagramsCached: drawn.cached, diagramsDamaged: drawn.damaged };
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The claims of some documents by their labels, in order. */
function claimsIn(documents: readonly Document[]): Map<string, Claim> {
  return new Map(documents.flatMap(({ blocks }) => blocks.flatMap((block): [string, Claim][] => (block.kind === 'claim' ? [[block.label, block]] : []))));
}
