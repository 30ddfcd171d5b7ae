import type { Linker } from '../blocks/kind.ts';
import { type Block, kindOf } from '../blocks/kinds.ts';
import type { Document } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import { checkCitations } from '../facts/citation.ts';
import { Mentions } from '../facts/mentions.ts';
import type { Mention } from '../facts/place.ts';
import type { Citation, Source } from '../facts/source.ts';
import type { ProblemList } from '../reading/problem.ts';
import { linkTerms, type Matcher } from './autolink.ts';
import { resolveLinks, type Targets } from './links.ts';
import { sayStatusOnce } from './usual-status.ts';

/** Turns references into links and notes who mentions what, over all documents. What it is given stays as it is. */
export class Resolver {
  readonly terms = new Mentions();
  readonly sources = new Mentions();
  readonly backlinks = new Mentions();
  private readonly context: {
    targets: Targets;
    terms: ReadonlyMap<string, Term>;
    sources: ReadonlyMap<string, Source>;
    matcher: Matcher;
    problems: ProblemList;
  };

  constructor(context: Resolver['context']) {
    this.context = context;
  }

  /**
   * Gives a document with its references resolved.
   * @param ownTerm the term that it is the entry of
   */
  document<D extends Document>(document: D, ownTerm?: string): D {
    return { ...document, blocks: this.blocks(document.blocks, document.file, document.thing, ownTerm) };
  }

  /** Gives a page with its references resolved, its lead first, as the beginning of its first section. */
  page(page: Page): Page {
    const linker = this.linker(page.file, page.thing);
    const lead = linker.nodes(page.lead);
    return { ...page, lead, blocks: sayStatusOnce(page.blocks.map((block) => linkBlock(block, linker))) };
  }

  /** Gives a flow with its references resolved: its steps are one section, its windows belong to it, its prose comes after. */
  flow(flow: Flow): Flow {
    const linker = this.linker(flow.file, flow.thing);
    const steps = flow.steps.map((step) => linkBlock(step, linker));
    const windows = flow.windows.map((window) => linkBlock(window, linker));
    return { ...this.document(flow), steps, windows };
  }

  /** Checks citations and notes that `place` rests on them. */
  cite(citations: readonly Citation[], place: Mention, file: string, line: number): void {
    checkCitations(citations, this.context.sources, file, line, this.context.problems);
    for (const { source } of citations) this.sources.add(source, place);
  }

  private blocks(blocks: readonly Block[], file: string, self: Mention, ownTerm?: string): Block[] {
    const linker = this.linker(file, self, ownTerm);
    return blocks.map((block) => linkBlock(block, linker));
  }

  private linker(file: string, self: Mention, ownTerm?: string): Linker {
    const { terms, matcher } = this.context;
    /** What is not to be linked in any section from here on. */
    const done = new Set(ownTerm === undefined ? [] : [ownTerm]);
    let linked = new Set(done);
    return {
      section: () => {
        linked = new Set(done);
      },
      nodes: (given, place = self) => {
        const nodes = structuredClone([...given]);
        for (const { kind, target } of resolveLinks(nodes, this.context.targets, file, this.context.problems)) {
          if (kind === 'source') this.sources.add(target, place);
          else if (kind === 'claim' || kind === 'step' || kind === 'flow') this.backlinks.add(target, place);
        }
        const before = new Set(linked);
        for (const id of linkTerms(nodes, terms, matcher, linked)) {
          const term = terms.get(id);
          // Of a word that stands everywhere, only the place that links it is worth naming.
          if (term?.every === 'page' && before.has(id)) continue;
          if (term?.every === 'page') done.add(id);
          // A term's own entry is no place that uses it.
          if (term?.address !== place.address) this.terms.add(id, place);
        }
        return nodes;
      },
      cite: (citations, place, line) => this.cite(citations, place, file, line),
    };
  }
}

/** Each kind gives a block of its own kind. */
function linkBlock<B extends Block>(block: B, linker: Linker): B {
  return kindOf(block).link(block, linker) as B;
}
