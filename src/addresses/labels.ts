import type { Answer } from '../content/answers.ts';
import type { Document } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import type { Topic } from '../content/topics.ts';

/** Something that can be cited by a label: a claim, a table row in one, a term, a flow or an answer. */
export interface Labelled {
  /** `eom.resolve.eexist` */
  label: string;
  /** Where it stands: path and fragment. */
  address: string;
  /** Title of the page it stands on. */
  page: string;
  /** Name of the topic or of the kind of page. */
  section: string;
  /** What it says, as one line; backticks mark code. */
  text: string;
  file: string;
  line: number;
}

/** Everything that may hold labels. */
export interface LabelledDocuments {
  pages: Iterable<Page>;
  flows: Iterable<Flow>;
  terms: Iterable<Term>;
  answers: Iterable<Answer>;
}

/** Gives everything that has a label, in the order of the documents. */
export function* labelled(documents: LabelledDocuments): Generator<Labelled> {
  for (const page of documents.pages) yield* inside(page, page.topic.title);
  for (const flow of documents.flows) {
    yield whole(flow, flow.topic.title, flow.summary);
    yield* inside(flow, flow.topic.title);
  }
  for (const term of documents.terms) {
    yield whole(term, 'Terms', term.definition);
    yield* inside(term, 'Terms');
  }
  for (const answer of documents.answers) {
    yield whole(answer, answer.topic.title, answer.text);
    yield* inside(answer, answer.topic.title);
  }
}

function whole(document: Document, section: string, text: string): Labelled {
  return { label: document.labelStem, address: document.address, page: document.title, section, text, file: document.file, line: 1 };
}

function* inside(document: Document, section: string): Generator<Labelled> {
  for (const block of document.blocks) {
    if (block.kind !== 'claim') continue;
    const shared = { page: document.title, section, file: document.file, line: block.line };
    yield { label: block.label, address: block.address, text: block.text, ...shared };
    for (const row of block.rows) yield { label: row.label, address: row.address, text: row.text, ...shared, line: row.line };
  }
}

/** First part of the labels of what has a page of its own, by the folder of that page. */
const STEMS: Record<string, string> = { flows: 'flow', terms: 'term', answers: 'answer' };
/** First part of the labels on pages that belong to no topic. */
const SITE_STEM = 'site';

/** What the labels begin with that belong to no topic: no topic may have one of these as its code. */
export const OWN_STEMS: readonly string[] = [...Object.values(STEMS), SITE_STEM];

/** The label that whatever stands, or once stood, at `address` bears by the rule of the labels; `undefined` where the rule gives none. */
export function labelAt(address: string, topics: readonly Topic[]): string | undefined {
  const [path = '', id] = address.split('#');
  const [first = 'home', second] = path.split('/').filter((part) => part !== '');
  const stem = STEMS[first];
  const topic = topics.find((known) => known.id === first);
  if (stem !== undefined && second !== undefined) return [stem, second, ...(id === undefined ? [] : [id])].join('.');
  if (id === undefined) return undefined;
  return topic === undefined ? `${SITE_STEM}.${first}.${id}` : `${topic.code}.${second ?? 'overview'}.${id}`;
}
