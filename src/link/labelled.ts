import type { Answer } from '../content/answers.ts';
import type { Document } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';

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
