import type { RootContent } from 'mdast';
import type { Block, Document } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Term } from '../content/terms.ts';
import { checkCitations } from '../facts/citation.ts';
import { Mentions } from '../facts/mentions.ts';
import type { Mention } from '../facts/place.ts';
import type { Citation, Source } from '../facts/source.ts';
import type { ProblemList } from '../reading/problem.ts';
import { blockText } from '../words/block-text.ts';
import { linkTerms, type Matcher } from './autolink.ts';
import { resolveLinks, type Targets } from './links.ts';

/** Turns references into links and notes who mentions what, over all documents. */
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

  /** Resolves a document that is no flow; `self` is how lists of mentions name the document itself. */
  document(document: Document, self: Mention, ownTerm?: string): void {
    this.blocks(document.blocks, document.file, self, ownTerm);
  }

  /** Resolves a flow: its steps are one section, its windows belong to it, its prose comes after. */
  flow(flow: Flow): void {
    const linked = new Set<string>();
    for (const step of [...flow.steps, ...flow.windows]) {
      const place: Mention = { kind: step.kind, address: step.address, title: step.title };
      this.nodes(step.body, flow.file, place, linked);
      step.text = blockText(step.body);
      this.cite(step.citations, place, flow.file, step.line);
    }
    this.blocks(flow.blocks, flow.file, { kind: 'flow', address: flow.address, title: flow.title });
  }

  /** Checks citations and notes that `place` rests on them. */
  cite(citations: readonly Citation[], place: Mention, file: string, line: number): void {
    checkCitations(citations, this.context.sources, file, line, this.context.problems);
    for (const { source } of citations) this.sources.add(source, place);
  }

  private blocks(blocks: readonly Block[], file: string, self: Mention, ownTerm?: string): void {
    const fresh = (): Set<string> => new Set(ownTerm === undefined ? [] : [ownTerm]);
    let linked = fresh();
    for (const block of blocks) {
      if (block.kind === 'heading') linked = fresh();
      else if (block.kind === 'prose') this.nodes(block.nodes, file, self, linked);
      else if (block.kind === 'claim') {
        const place: Mention = { kind: 'claim', address: block.address, title: block.label };
        this.nodes(block.body, file, place, linked);
        // A link without words has got them now.
        block.text = blockText(block.body);
        this.cite(block.citations, place, file, block.line);
      }
    }
  }

  private nodes(nodes: RootContent[], file: string, place: Mention, linked: Set<string>): void {
    for (const { kind, target } of resolveLinks(nodes, this.context.targets, file, this.context.problems)) {
      if (kind === 'source') this.sources.add(target, place);
      else if (kind === 'claim' || kind === 'step' || kind === 'flow') this.backlinks.add(target, place);
    }
    const { terms, matcher } = this.context;
    for (const id of linkTerms(nodes, terms, matcher, linked)) {
      // A term's own entry is no place that uses it.
      if (terms.get(id)?.address !== place.address) this.terms.add(id, place);
    }
  }
}
