import type { Node, RootContent } from 'mdast';
import type { FiledStand } from '../addresses/things.ts';
import type { Footnotes } from '../facts/footnotes.ts';
import type { Mention, Thing } from '../facts/place.ts';
import type { Citation } from '../facts/source.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Claim } from './claim/claim.ts';
import type { PlacedFigure } from './figure/figure.ts';
import type { DrawnFlow } from './flow/flow.ts';
import type { Program } from './listing/listing.ts';

/** What an author writes: `<name ...>`. `?` marks an attribute that may be left out, `!` one without a value. */
export interface Tag {
  name: string;
  attributes: readonly string[];
}

/** Takes the ids of a document's blocks. */
export interface Ids {
  /** Takes a thing into the address book. */
  add(thing: Thing, line: number): void;
  /** Notes a claim, which can be named by its label, too. */
  claim(claim: Claim): void;
  /** Notes that the document shows a flow. */
  flow(id: string, line: number): void;
  /** Notes that the document shows a figure. */
  figure(id: string, line: number): void;
  /** Notes that the document shows lines of a lab's program. */
  listing(lab: string, region: string, line: number): void;
}

/** Resolves what a block refers to. */
export interface Linker {
  /** Begins a section: each term links once more. */
  section(): void;
  /**
   * Resolves the links in nodes and links the terms they name.
   * @param place what is said to refer to them; the document itself, unless told
   * @returns new nodes: those given stay as they are
   */
  nodes<N extends RootContent>(nodes: readonly N[], place?: Mention): N[];
  /** Checks citations, and notes that `place` rests on them. */
  cite(citations: readonly Citation[], place: Mention, line: number): void;
}

/** What the text of a block may show beside its own words. */
export interface Twin {
  notes: Footnotes;
  flows: ReadonlyMap<string, DrawnFlow>;
  figures: ReadonlyMap<string, PlacedFigure>;
  labs: ReadonlyMap<string, Program>;
}

/**
 * A kind of block, as its folder gives it to the list in src/blocks/kinds.ts.
 * @template Block the block as the site has it
 * @template Written the block as it was read, where what stands beside it is not known yet
 * @template From the node of the parser that it is read from
 */
export interface BlockKind<Block extends { kind: string } = { kind: string }, Written = Block, From extends Node = Node> {
  /** The name of its folder. */
  kind: Block['kind'];
  /** How an author writes it; `undefined` for what Markdown has a sign for. */
  tag: Tag | undefined;
  /** Reads it; gives `undefined` where nothing can be made of it and a problem was noted. */
  read(node: From, stand: FiledStand, problems: ProblemList): Written | undefined;
  /** Notes everything in it that has an address. */
  ids(block: Block, ids: Ids): void;
  /** Gives it with its references resolved. */
  link(block: Block, linker: Linker): Block;
  /** Its text in the plain-text twin, as lines. */
  text(block: Block, twin: Twin): string[];
  /** What it says, as one line of plain text: for the search and for data. Empty where it shows something else. */
  line(block: Block): string;
}
