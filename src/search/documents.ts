import type { Block } from '../blocks/kinds.ts';
import type { Document } from '../content/document.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { ownTopic, topicsOf } from './topics.ts';

/** A document with what its entries say about where they stand. */
export interface PlacedDocument {
  document: Document;
  /** Its title, plain. */
  title: string;
  /** Ids of the topics it belongs to or is used in. */
  topics: string[];
}

/** A heading with the blocks under it; the blocks before the first heading have none. */
export interface Section {
  heading?: Extract<Block, { kind: 'heading' }>;
  blocks: Block[];
}

/** Every document that has blocks. */
export function documentsOf(site: Site): PlacedDocument[] {
  return [
    ...[...site.terms.values()].map((term) => ({ document: term, title: term.name, topics: topicsOf(site.termMentions.get(term.id), site) })),
    ...[...site.pages, ...site.standalone.values()].map((page) => ({ document: page, title: plainLine(page.title), topics: ownTopic(page.thing) })),
    ...[...site.flows.values()].map((flow) => ({ document: flow, title: plainLine(flow.title), topics: ownTopic(flow.thing) })),
  ];
}

/** The sections of a document, in order. */
export function sectionsOf({ blocks }: Document): Section[] {
  const sections: Section[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}
