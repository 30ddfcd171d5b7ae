import { makeMatcher } from './autolink.ts';
import { checkFiles } from './check-files.ts';
import { checkLock } from './check-lock.ts';
import { beginDrawing } from './draw-flows.ts';
import { identifierAddresses, indexIdentifiers } from './identifiers.ts';
import { findPlaces } from './places.ts';
import { nearest, ProblemList } from './problem.ts';
import { readLock } from './published-ids.ts';
import { readChanges, readParticipants, readReleases, readSources, readTopics } from './read-data.ts';
import { readAnswers, readFlows, readTerms } from './read-entries.ts';
import { readFigures } from './read-figures.ts';
import { readPages, readStandalone } from './read-pages.ts';
import { Resolver } from './resolve.ts';
import { resolveAnswer, resolveTerm } from './resolve-entries.ts';
import { checkSteps } from './step-lock.ts';
import type { Page, Site } from './types.ts';

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
  const sources = readSources(root, problems);
  // Everything refers to these: after a mistake in them, most of what could be said next would be false.
  problems.throwIfAny();
  const drafts = readFlows(root, topics, problems);
  const drawing = await beginDrawing(drafts, participants);
  const releases = readReleases(root, topics, sources, problems);
  const changes = readChanges(root, problems);
  const figures = readFigures(root, problems);
  const pages = readPages(root, topics, problems);
  const standalone = readStandalone(root, problems);
  const terms = readTerms(root, problems);
  const answers = readAnswers(root, topics, problems);
  checkFiles(root, topics, problems);
  const drawn = await drawing.finish(problems);
  // A file that could not be read would seem to have lost all its ids.
  problems.throwIfAny();

  const termMap = new Map(terms.map(({ document }) => [document.id, document]));
  const flows = new Map(drawn.flows.map((flow) => [flow.id, flow]));
  const documents: Page[] = [...pages, ...standalone].map(({ document }) => document);
  const places = findPlaces(
    { pages: documents, flows, terms: termMap, answers: answers.map((a) => a.document), figures, sources, releases, changes },
    problems,
  );
  const identifiers = indexIdentifiers(termMap.values(), places.claims.values(), flows.values());
  for (const address of identifierAddresses(identifiers)) places.ids.set(address, 'identifier');
  const lock = readLock(root, problems);
  const formers = checkLock(lock, places.ids, topics, problems);
  checkSteps(lock, flows.values(), problems);

  const resolver = new Resolver({ targets: places.targets, terms: termMap, sources, matcher: makeMatcher(termMap.values(), problems), problems });
  for (const { document } of [...pages, ...standalone]) resolver.document(document, { kind: 'page', address: document.address, title: document.title });
  for (const flow of flows.values()) resolver.flow(flow);
  for (const { document, lineOf } of terms) resolveTerm(document, lineOf, termMap, resolver, problems);
  for (const { document, lineOf } of answers) resolveAnswer(document, lineOf, places.claims, resolver, problems);
  for (const { id, file, cited } of figures.values()) {
    const place = places.figures.get(id);
    if (place !== undefined)
      for (const { citations, line } of cited) resolver.cite(citations, { kind: 'figure', address: place.address, title: place.title }, file, line);
  }
  for (const release of releases)
    resolver.cite(
      release.citations,
      { kind: 'release', address: `/status/#${release.id}`, title: `status of ${release.feature}` },
      'content/releases.yaml',
      release.line,
    );
  for (const participant of participants.values()) {
    for (const flow of flows.values()) {
      if (flow.diagram.participants.some(({ id }) => id === participant.id))
        resolver.terms.add(participant.term, { kind: 'flow', address: flow.address, title: flow.title });
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
    pages: pages.map((p) => p.document),
    flows,
    terms: termMap,
    answers: new Map(answers.map(({ document }) => [document.id, document])),
    figures: places.figures,
    sources,
    releases,
    changes: changes.map(({ value }) => value),
    standalone: new Map(standalone.map(({ document }) => [document.path, document])),
    claims: places.claims,
    termMentions: resolver.terms.byTarget,
    sourceMentions: resolver.sources.byTarget,
    backlinks: resolver.backlinks.byTarget,
    ids: places.ids,
    formers,
    unpublished: [...places.ids.keys()].filter((id) => !lock.published.has(id)).length,
    identifiers,
  };
  return { site, diagramsDrawn: drawn.rendered, diagramsCached: drawn.cached, diagramsDamaged: drawn.damaged };
}
