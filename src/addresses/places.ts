import type { Answer } from '../content/answers.ts';
import type { Change } from '../content/changes.ts';
import type { Claim } from '../content/claim.ts';
import type { Block } from '../content/document.ts';
import type { Feature } from '../content/features.ts';
import type { FigureDraft } from '../content/figures.ts';
import type { Flow } from '../content/flows.ts';
import type { Entry } from '../content/lists.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import type { Place } from '../facts/place.ts';
import type { Citation, Source } from '../facts/source.ts';
import type { Figure } from '../figures/kinds.ts';
import type { Targets } from '../link/links.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { IdKind } from './id-kinds.ts';
import { registerMade } from './made-ids.ts';
import { Registry } from './registry.ts';

/** Every figure with its id and its address on the page that shows it. */
export interface PlacedFigure extends Place {
  id: string;
  figure: Figure;
  citations: Citation[];
}

/** Everything that has an address. */
export interface Content {
  /** Topic pages and standalone pages. */
  pages: readonly Page[];
  flows: ReadonlyMap<string, Flow>;
  terms: ReadonlyMap<string, Term>;
  answers: readonly Answer[];
  figures: ReadonlyMap<string, FigureDraft>;
  sources: ReadonlyMap<string, Source & { line: number }>;
  features: readonly (Feature & { line: number })[];
  changes: readonly Entry<Change>[];
}

/** Where everything stands. */
export interface Places {
  targets: Targets;
  claims: Map<string, Claim>;
  figures: Map<string, PlacedFigure>;
  ids: Map<string, IdKind>;
}

/** Pages that no file of the content stands for. */
const MADE_PAGES = ['/flows/', '/terms/', '/answers/', '/status/', '/sources/', '/ids/', '/search/'];

/** Gives every id its address; notes ids that stand twice or are too long, and figures shown nowhere or twice. */
export function findPlaces(content: Content, problems: ProblemList): Places {
  const registry = new Registry(problems);
  const claims = new Map<string, Claim>();
  const figures = new Map<string, PlacedFigure>();
  const pageTargets = new Map<string, Place>();
  const addPage = (path: string, title: string, file: string, kind: IdKind): void => {
    registry.add(path, kind, file, 1);
    pageTargets.set(path, { address: path, title });
  };
  const addBlocks = (blocks: readonly Block[], path: string, file: string): void => {
    for (const block of blocks) {
      switch (block.kind) {
        case 'heading':
          registry.add(`${path}#${block.id}`, 'heading', file, block.line);
          pageTargets.set(`${path}#${block.id}`, { address: `${path}#${block.id}`, title: block.text });
          break;
        case 'claim':
          registry.add(block.address, 'claim', file, block.line);
          claims.set(block.label, block);
          pageTargets.set(block.address, block);
          for (const row of block.rows) {
            registry.add(row.address, 'row', file, row.line);
            pageTargets.set(row.address, row);
          }
          break;
        case 'prose':
          for (const node of block.nodes) {
            if (node.type === 'table')
              for (const row of node.children)
                if (row.data?.rowId !== undefined) registry.add(`${path}#${row.data.rowId}`, 'row', file, row.position?.start.line ?? 1);
          }
          break;
        case 'flow':
          if (content.flows.has(block.flow)) registry.add(`${path}#fig-${block.flow}`, 'figure', file, block.line);
          else problems.add(file, block.line, `unknown flow "${block.flow}"`, nearest(block.flow, content.flows.keys(), 'content/flows/'));
          break;
        case 'figure':
          placeFigure(block.figure, path, file, block.line);
          break;
      }
    }
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
      figures.set(id, { ...draft, address: `${path}#${id}`, title: draft.figure.title });
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
    for (const step of flow.steps) registry.add(step.address, 'step', flow.file, step.line);
    for (const window of flow.windows) registry.add(window.address, 'window', flow.file, window.line);
    addBlocks(flow.blocks, flow.path, flow.file);
  }
  for (const term of content.terms.values()) {
    addPage(term.path, term.name, term.file, 'term');
    addBlocks(term.blocks, term.path, term.file);
  }
  for (const answer of content.answers) {
    addPage(answer.path, answer.question, answer.file, 'answer');
    addBlocks(answer.blocks, answer.path, answer.file);
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

function makeTargets(content: Content, claims: ReadonlyMap<string, Claim>, pages: ReadonlyMap<string, Place>): Targets {
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
