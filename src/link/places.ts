import { Registry } from '../addresses/registry.ts';
import type { Claim } from '../blocks/claim/claim.ts';
import type { PlacedFigure } from '../blocks/figure/figure.ts';
import type { Ids } from '../blocks/kind.ts';
import { type Block, kindOf } from '../blocks/kinds.ts';
import type { IdKind } from '../facts/id-kinds.ts';
import type { Place } from '../facts/place.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { Contents } from './contents.ts';
import type { Targets } from './links.ts';
import { registerMade } from './made-ids.ts';

/** Where everything stands. */
export interface Places {
  targets: Targets;
  claims: Map<string, Claim>;
  figures: Map<string, PlacedFigure>;
  ids: Map<string, IdKind>;
}

/** Pages that no file of the content stands for. */
const MADE_PAGES = ['/flows/', '/terms/', '/answers/', '/labs/', '/models/', '/status/', '/sources/', '/ids/', '/search/'];

/** Gives every id its address; notes ids that stand twice or are too long, and figures shown nowhere or twice. */
export function findPlaces(content: Contents, problems: ProblemList): Places {
  const registry = new Registry(problems);
  const claims = new Map<string, Claim>();
  const figures = new Map<string, PlacedFigure>();
  const pageTargets = new Map<string, Place>();
  const addPage = (path: string, title: string, file: string, kind: IdKind): void => {
    registry.add(path, kind, file, 1);
    pageTargets.set(path, { address: path, title });
  };
  const addBlocks = (blocks: readonly Block[], path: string, file: string): void => {
    const ids: Ids = {
      path,
      add(address, kind, line, title) {
        registry.add(address, kind, file, line);
        if (title !== undefined) pageTargets.set(address, { address, title });
      },
      claim: (claim) => claims.set(claim.label, claim),
      flow(id, line) {
        if (content.flows.has(id)) registry.add(`${path}#fig-${id}`, 'figure', file, line);
        else problems.add(file, line, `unknown flow "${id}"`, nearest(id, content.flows.keys(), 'content/flows/'));
      },
      figure: (id, line) => placeFigure(id, path, file, line),
      listing: (lab, region, line) => checkListing(lab, region, file, line),
    };
    for (const block of blocks) kindOf(block).ids(block, ids);
  };
  const checkListing = (id: string, region: string, file: string, line: number): void => {
    const lab = content.labs.get(id);
    if (lab === undefined) problems.add(file, line, `unknown lab "${id}"`, nearest(id, content.labs.keys(), 'content/labs/'));
    else if (!lab.regions.has(region))
      problems.add(file, line, `program ${id}.c has no region "${region}"`, nearest(region, lab.regions.keys(), `content/labs/${id}.c`));
  };
  const placeFigure = (id: string, path: string, file: string, line: number): void => {
    const draft = content.figures.get(id);
    const placed = figures.get(id);
    if (draft === undefined) problems.add(file, line, `unknown figure "${id}"`, nearest(id, content.figures.keys(), 'content/figures/'));
    else if (placed !== undefined)
      problems.add(file, line, `figure "${id}" is shown twice (also at ${placed.address})`, 'show it once and link to it elsewhere');
    else {
      registry.add(`${path}#${id}`, 'figure', file, line);
      for (const [part, at] of draft.parts) registry.add(`${path}#${id}-${part}`, 'row', draft.file, at);
      figures.set(id, { id, figure: draft.figure, citations: draft.citations, address: `${path}#${id}`, title: draft.figure.title });
      pageTargets.set(`${path}#${id}`, { address: `${path}#${id}`, title: draft.figure.title });
    }
  };

  for (const path of MADE_PAGES) addPage(path, path.slice(1, -1), 'src/pages', 'page');
  for (const page of content.pages) {
    addPage(page.path, page.title, page.file, 'page');
    addBlocks(page.blocks, page.path, page.file);
  }
  for (const flow of content.flows.values()) {
    addPage(flow.path, flow.title, flow.file, 'flow');
    addBlocks([...flow.steps, ...flow.windows, ...flow.blocks], flow.path, flow.file);
  }
  for (const term of content.terms.values()) {
    addPage(term.path, term.name, term.file, 'term');
    addBlocks(term.blocks, term.path, term.file);
  }
  for (const answer of content.answers) {
    addPage(answer.path, answer.question, answer.file, 'answer');
    addBlocks(answer.blocks, answer.path, answer.file);
  }
  for (const lab of content.labs.values()) {
    addPage(lab.path, lab.title, lab.file, 'lab');
    addBlocks(lab.blocks, lab.path, lab.file);
    for (const { address, name } of lab.observations.values()) {
      registry.add(address, 'observation', `content/labs/${lab.id}.c`, 1);
      pageTargets.set(address, { address, title: name });
    }
  }
  for (const model of content.models.values()) {
    addPage(model.path, model.title, model.file, 'model');
    addBlocks(model.blocks, model.path, model.file);
    if (content.labs.has(model.id))
      problems.add(model.file, 1, `"${model.id}" is a lab, too`, 'claims could not tell the two apart: give the model another id');
    for (const { address, name } of model.variants.values()) {
      registry.add(address, 'variant', `src/models/${model.id}.ts`, 1);
      pageTargets.set(address, { address, title: name });
    }
  }
  for (const source of content.sources.values()) registry.add(`/sources/#${source.id}`, 'source', 'content/sources.yaml', source.line);
  for (const { id, line } of content.features) registry.add(`/status/#${id}`, 'release', 'content/releases.yaml', line);
  registerMade(content, registry);
  for (const { value, line } of content.changes) {
    if (!registry.ids.has(value.address))
      problems.add('content/changes.yaml', line, `"${value.address}" leads nowhere`, nearest(value.address, registry.ids.keys(), 'the addresses of the site'));
  }
  for (const [id, draft] of content.figures) {
    if (!figures.has(id)) problems.add(draft.file, 1, `figure "${id}" is shown on no page`, `show it with <Figure id="${id}" />, or remove it`);
  }
  return { targets: makeTargets(content, claims, pageTargets), claims, figures, ids: registry.ids };
}

function makeTargets(content: Contents, claims: ReadonlyMap<string, Claim>, pages: ReadonlyMap<string, Place>): Targets {
  const flows = new Map<string, Place>();
  for (const flow of content.flows.values()) {
    flows.set(flow.id, flow);
    for (const step of [...flow.steps, ...flow.windows]) flows.set(`${flow.id}#${step.id}`, step);
  }
  const rows = [...claims.values()].flatMap((claim) => claim.rows.map((row): [string, Place] => [row.label, row]));
  return {
    claim: new Map<string, Place>([...claims, ...rows]),
    term: new Map([...content.terms].map(([id, term]) => [id, { address: term.address, title: term.name }])),
    flow: flows,
    answer: new Map(content.answers.map((answer) => [answer.id, answer])),
    source: new Map([...content.sources.values()].map((source) => [source.id, { address: `/sources/#${source.id}`, title: source.title }])),
    page: pages,
  };
}
