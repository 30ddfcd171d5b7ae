import { COLLECTION_FOLDERS, type CollectionFolder } from '../addresses/collections.ts';
import type { Document } from '../content/document.ts';
import type { Page } from '../content/pages.ts';
import type { CollectionDocuments, Collections } from './contents.ts';

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
export interface LabelledDocuments extends Collections {
  pages: Iterable<Page>;
}

/** What is said with the labels of a document: where it belongs, and, where it has a label itself, what it says. */
interface Says {
  section: string;
  text?: string;
}

/** The same for a document of each collection. */
const SAYS: { readonly [Folder in CollectionFolder]: (document: CollectionDocuments[Folder]) => Says } = {
  flows: ({ topic, summary }) => ({ section: topic.title, text: summary }),
  terms: ({ definition }) => ({ section: 'Terms', text: definition }),
  answers: ({ topic, text }) => ({ section: topic.title, text }),
  labs: ({ topic }) => ({ section: topic.title }),
  models: ({ topic }) => ({ section: topic.title }),
};

/** Gives everything that has a label, in the order of the documents. */
export function* labelled(documents: LabelledDocuments): Generator<Labelled> {
  for (const page of documents.pages) yield* inside(page, page.topic.title);
  for (const folder of COLLECTION_FOLDERS) yield* inCollection(folder, documents);
}

function* inCollection<Folder extends CollectionFolder>(folder: Folder, documents: Collections): Generator<Labelled> {
  for (const document of documents[folder].values()) {
    const { section, text } = SAYS[folder](document);
    if (text !== undefined) yield whole(document, section, text);
    yield* inside(document, section);
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
