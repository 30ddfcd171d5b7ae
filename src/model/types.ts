import type { PhrasingContent, RootContent } from 'mdast';
import type { Diagram, DiagramStep, Participant } from '../diagram/types.ts';
import type { Figure } from '../figures/kinds.ts';
import type { Former } from './former.ts';
import type { ID_KINDS } from './id-kinds.ts';
import type { IdentifierEntry } from './identifiers.ts';
import type { TERM_KINDS } from './schema.ts';
import type { Status } from './status.ts';

/** A source, and the function, constant or section meant in it. */
export interface Citation {
  source: string;
  symbol?: string;
}

/** Something that one can link to. `address` is path plus fragment, without the base path. */
export interface Place {
  address: string;
  /** What a link to it says where the author gives no words. */
  title: string;
}

/** The unit that can be cited. */
export interface Claim extends Place {
  kind: 'claim';
  id: string;
  /** `eom.resolve.eexist` */
  label: string;
  status: Status;
  deduced: boolean;
  citations: Citation[];
  body: RootContent[];
  /** The body as one line of plain text. */
  text: string;
  /** Title of the page it stands on. */
  pageTitle: string;
  rows: Row[];
  line: number;
}

/** A table row that can be linked. */
export interface Row extends Place {
  id: string;
  label: string;
  text: string;
  line: number;
}

export interface Step extends Place {
  kind: 'step';
  n: number;
  id: string;
  message: DiagramStep;
  citations: Citation[];
  body: RootContent[];
  text: string;
  line: number;
}

/** The time between two consecutive steps. */
export interface StepWindow extends Place {
  kind: 'window';
  id: string;
  from: number;
  to: number;
  citations: Citation[];
  body: RootContent[];
  text: string;
  line: number;
}

export interface Heading {
  kind: 'heading';
  address: string;
  depth: 2 | 3;
  id: string;
  text: string;
  children: PhrasingContent[];
  line: number;
}

export type Block =
  | Heading
  | { kind: 'prose'; nodes: RootContent[] }
  | Claim
  | Step
  | StepWindow
  | { kind: 'flow'; flow: string; line: number }
  | { kind: 'figure'; figure: string; line: number };

/** What every file with MDX text has. */
export interface Document extends Place {
  file: string;
  /** Address of the page it stands on, without fragment. */
  path: string;
  /** First part of the labels on it: `eom.resolve`. */
  labelStem: string;
  blocks: Block[];
}

export interface Topic {
  id: string;
  code: string;
  title: string;
  does?: string;
  line?: string;
}

export interface Page extends Document {
  topic: Topic;
  nav: string;
  order: number;
  summary: string;
  status?: Status;
  state?: string;
  checked?: string;
  /** On the home page: what the topics are about (the head of the column that says what it does), and what one might search for. */
  entrance?: { subject: string; searches: string };
}

export interface Flow extends Document {
  id: string;
  topic: Topic;
  order: number;
  summary: string;
  status: Status;
  citations: Citation[];
  diagram: Diagram;
  steps: Step[];
  windows: StepWindow[];
}

export interface Term extends Document {
  id: string;
  name: string;
  code: boolean;
  aliases: string[];
  /** Which of the names link by themselves. */
  link: string[];
  kind: (typeof TERM_KINDS)[number];
  identifiers: string[];
  definition: string;
  status: Status;
  citations: Citation[];
  see: string[];
}

export interface Answer extends Document {
  id: string;
  topic: Topic;
  order: number;
  question: string;
  also: string[];
  claims: string[];
  text: string;
}

export interface Release {
  id: string;
  feature: string;
  topic: Topic;
  status: Status;
  note?: string;
  /** Whether the newest release that was read has it. */
  newest?: { release: string; has: 'yes' | 'no' | 'changed' };
  citations: Citation[];
  checked: string;
}

export interface Change {
  id: string;
  date: string;
  title: string;
  text: string;
  address: string;
}

interface SourceBase {
  id: string;
  title: string;
  author?: string;
  date?: string;
  note?: string;
}

export type Source = SourceBase &
  (
    | { kind: 'message'; messageId: string; list: string }
    | { kind: 'commit'; hash: string; tree: string; release?: string }
    | { kind: 'file'; tree: string; version: string; path: string; symbols: string[] }
    | { kind: 'doc'; tree: string; version: string; path: string; sections: string[] }
    | { kind: 'page'; url: string }
  );

/** A place that names something else: for "used by" lists. */
export interface Mention extends Place {
  kind: 'page' | 'claim' | 'row' | 'step' | 'window' | 'flow' | 'term' | 'answer' | 'figure' | 'release';
}

/** Every figure with its id and its address on the page that shows it. */
export interface PlacedFigure extends Place {
  id: string;
  figure: Figure;
  citations: Citation[];
}

/** The whole content, checked and resolved. Everything a reader sees is made from this and from nothing else. */
export interface Site {
  topics: Topic[];
  participants: Map<string, Participant & { term: string }>;
  pages: Page[];
  flows: Map<string, Flow>;
  terms: Map<string, Term>;
  answers: Map<string, Answer>;
  figures: Map<string, PlacedFigure>;
  sources: Map<string, Source>;
  releases: Release[];
  changes: Change[];
  /** Pages that belong to no topic, by path: `/`, `/about/`. */
  standalone: Map<string, Page>;
  claims: Map<string, Claim>;
  /** Term id to the places that use the term, its own entry left out. */
  termMentions: Map<string, Mention[]>;
  /** Source id to the places that rest on it. */
  sourceMentions: Map<string, Mention[]>;
  /** Claim label, or flow id and step id (`flow#step-4`), to the places that refer to it. */
  backlinks: Map<string, Mention[]>;
  /** Every public id: address to the kind of thing it names. */
  ids: Map<string, IdKind>;
  /** Every published id that has gone, and what became of it. */
  formers: Former[];
  /** How many ids the lock does not have yet. */
  unpublished: number;
  /** The identifier index. */
  identifiers: IdentifierEntry[];
}

export type IdKind = (typeof ID_KINDS)[number];
