import { COLLECTION_FOLDERS, type CollectionFolder, MADE_FOLDERS } from '../addresses/collections.ts';
import { Registry } from '../addresses/registry.ts';
import { drawingThing, figureThing, rowThing } from '../addresses/things.ts';
import type { Claim } from '../blocks/claim/claim.ts';
import type { PlacedFigure } from '../blocks/figure/figure.ts';
import type { Ids } from '../blocks/kind.ts';
import { type Block, kindOf } from '../blocks/kinds.ts';
import type { Document } from '../content/document.ts';
import type { IdKind } from '../facts/id-kinds.ts';
import type { Place, Thing } from '../facts/place.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { CollectionDocuments, Collections, Contents } from './contents.ts';
import type { Targets } from './links.ts';
import { listThing } from './lists.ts';
import { registerMade } from './made-ids.ts';

/** Where everything stands. */
export interface Places {
  targets: Targets;
  claims: Map<string, Claim>;
  figures: Map<string, PlacedFigure>;
  things: Map<string, Thing>;
}

/** What has an address in a document beside its blocks. */
interface Parts {
  /** Blocks that stand before the others. */
  blocks?: readonly Block[];
  /** Things that no block stands for, and the file that they are from. */
  others?: { file: string; things: readonly { thing: Thing }[] };
}

/** What has an address in a document of each collection beside its blocks. */
const PARTS: { readonly [Folder in CollectionFolder]: (document: CollectionDocuments[Folder]) => Parts } = {
  flows: ({ steps, windows }) => ({ blocks: [...steps, ...windows] }),
  terms: () => ({}),
  answers: () => ({}),
  labs: ({ id, observations }) => ({ others: { file: `content/labs/${id}.c`, things: [...observations.values()] } }),
  models: ({ id, variants }) => ({ others: { file: `src/models/${id}.ts`, things: [...variants.values()] } }),
};

/** Makes the address book; notes addresses that stand twice or are too long, and figures shown nowhere or twice. */
export function findPlaces(content: Contents, problems: ProblemList): Places {
  const registry = new Registry(problems);
  const claims = new Map<string, Claim>();
  const figures = new Map<string, PlacedFigure>();
  const takeDocument = (document: Document, blocks: readonly Block[] = document.blocks): void => {
    const { file } = document;
    registry.add(document.thing, file, 1);
    const ids: Ids = {
      add: (thing, line) => registry.add(thing, file, line),
      claim: (claim) => claims.set(claim.label, claim),
      flow(id, line) {
        if (content.flows.has(id)) registry.add(drawingThing(document, id), file, line);
        else problems.add(file, line, `unknown flow "${id}"`, nearest(id, content.flows.keys(), 'content/flows/'));
      },
      figure: (id, line) => placeFigure(id, document, line),
      listing: (lab, region, line) => checkListing(lab, region, file, line),
    };
    for (const block of blocks) kindOf(block).ids(block, ids);
  };
  const takeCollection = <Folder extends CollectionFolder>(folder: Folder, collections: Collections): void => {
    for (const document of collections[folder].values()) {
      const { blocks = [], others } = PARTS[folder](document);
      takeDocument(document, [...blocks, ...document.blocks]);
      if (others !== undefined) for (const { thing } of others.things) registry.add(thing, others.file, 1);
    }
  };
  const checkListing = (id: string, region: string, file: string, line: number): void => {
    const lab = content.labs.get(id);
    if (lab === undefined) problems.add(file, line, `unknown lab "${id}"`, nearest(id, content.labs.keys(), 'content/labs/'));
    else if (!lab.regions.has(region))
      problems.add(file, line, `program ${id}.c has no region "${region}"`, nearest(region, lab.regions.keys(), `content/labs/${id}.c`));
  };
  const placeFigure = (id: string, document: Document, line: number): void => {
    const { file } = document;
    const draft = content.figures.get(id);
    const placed = figures.get(id);
    if (draft === undefined) problems.add(file, line, `unknown figure "${id}"`, nearest(id, content.figures.keys(), 'content/figures/'));
    else if (placed !== undefined)
      problems.add(file, line, `figure "${id}" is shown twice (also at ${placed.address})`, 'show it once and link to it elsewhere');
    else {
      const thing = figureThing(document, id, draft.figure.title);
      registry.add(thing, file, line);
      for (const [part, at] of draft.parts) registry.add(rowThing(document, `${id}-${part}`, part), draft.file, at);
      figures.set(id, { id, thing, figure: draft.figure, citations: draft.citations, address: thing.address, title: thing.title });
    }
  };

  for (const folder of MADE_FOLDERS) registry.add(listThing(folder), 'src/pages', 1);
  for (const page of content.pages) takeDocument(page);
  for (const folder of COLLECTION_FOLDERS) takeCollection(folder, content);
  for (const { id, file } of content.models.values()) {
    if (content.labs.has(id)) problems.add(file, 1, `"${id}" is a lab, too`, 'claims could not tell the two apart: give the model another id');
  }
  for (const { thing, line } of content.sources.values()) registry.add(thing, 'content/sources.yaml', line);
  for (const { thing, line } of content.features) registry.add(thing, 'content/releases.yaml', line);
  registerMade(content, registry);
  for (const { value, line } of content.changes) {
    if (!registry.things.has(value.address))
      problems.add(
        'content/changes.yaml',
        line,
        `"${value.address}" leads nowhere`,
        nearest(value.address, registry.things.keys(), 'the addresses of the site'),
      );
  }
  for (const [id, draft] of content.figures) {
    if (!figures.has(id)) problems.add(draft.file, 1, `figure "${id}" is shown on no page`, `show it with <Figure id="${id}" />, or remove it`);
  }
  return { targets: makeTargets(content, claims, registry.things), claims, figures, things: registry.things };
}

/** Kinds of things that a link names by their address, after `page:`. */
const LINKED_BY_ADDRESS: ReadonlySet<IdKind> = new Set([
  'page',
  'flow',
  'term',
  'answer',
  'lab',
  'heading',
  'claim',
  'row',
  'observation',
  'model',
  'variant',
  'figure',
]);

function makeTargets(content: Contents, claims: ReadonlyMap<string, Claim>, things: ReadonlyMap<string, Thing>): Targets {
  const flows = new Map<string, Place>();
  for (const flow of content.flows.values()) {
    flows.set(flow.id, flow);
    for (const step of [...flow.steps, ...flow.windows]) flows.set(step.target, step);
  }
  const rows = [...claims.values()].flatMap((claim) => claim.rows.map((row): [string, Place] => [row.label, row]));
  return {
    claim: new Map<string, Place>([...claims, ...rows]),
    term: new Map([...content.terms].map(([id, term]) => [id, term.thing])),
    flow: flows,
    answer: content.answers,
    source: new Map([...content.sources.values()].map((source) => [source.id, source.thing])),
    page: new Map([...things].filter(([, { kind }]) => LINKED_BY_ADDRESS.has(kind))),
  };
}
