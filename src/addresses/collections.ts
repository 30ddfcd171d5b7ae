/*
 * To add a collection, a folder of documents each of which has a page:
 * 1. Put its name into ID_KINDS and MENTION_KINDS (src/facts/), its list into MADE_FOLDERS, and its folder and the first part of its labels into
 *    COLLECTIONS. Topics can no longer take these names, and labels and addresses are made from them.
 * 2. Write its reader, src/content/<folder>.ts, with `parseFile`, `ownPage` and `readText`.
 * 3. From here on the compiler names what is missing, in this order: its type, and its reading (src/link/contents.ts, site.ts); what its documents and its
 *    pages have an address for (places.ts, made-ids.ts, src/addresses/template-sections.ts), and what bears a label of its own (labelled.ts); the sentence of
 *    its list (lists.ts); its plain texts, and those to be copied (src/text/all.ts); its entry in /llms.txt; its kind of search result (src/search/kinds.ts).
 * 4. Write src/pages/<folder>/: the build names an address of the book that no page was built for.
 * tests/addresses/missing-part.test.ts adds one and reads what the compiler says of it; tests/built/address-book.test.ts says which ids the pages, the
 * book and the lock do not agree on.
 */
import type { IdKind } from '../facts/id-kinds.ts';

/** Folders of the pages that no file of the content stands for: their words are in src/link/lists.ts. */
export const MADE_FOLDERS = ['flows', 'terms', 'answers', 'labs', 'models', 'status', 'sources', 'ids', 'search'] as const;

export type MadeFolder = (typeof MADE_FOLDERS)[number];

/** Kinds of documents that have a folder of their own, of the content and of the site, and the first part of the labels in it. */
export const COLLECTIONS = {
  flow: { folder: 'flows', stem: 'flow' },
  term: { folder: 'terms', stem: 'term' },
  answer: { folder: 'answers', stem: 'answer' },
  lab: { folder: 'labs', stem: 'lab' },
  model: { folder: 'models', stem: 'model' },
} as const satisfies { [Kind in IdKind]?: { folder: MadeFolder; stem: string } };

export type Collection = keyof typeof COLLECTIONS;

/** The folder of a collection, of the content and of the site. */
export type CollectionFolder = (typeof COLLECTIONS)[Collection]['folder'];

/** The folders of the collections, in their order. */
export const COLLECTION_FOLDERS: readonly CollectionFolder[] = Object.values(COLLECTIONS).map(({ folder }) => folder);

/** Whether a folder is that of a collection: of a list whose entries have pages. */
export function isCollectionFolder(folder: string): folder is CollectionFolder {
  return COLLECTION_FOLDERS.some((known) => known === folder);
}

/** First part of the labels on pages that belong to no topic. */
export const SITE_STEM = 'site';

/** What the labels begin with that belong to no topic: no topic may have one of these as its code. */
export const OWN_STEMS: readonly string[] = [...Object.values(COLLECTIONS).map(({ stem }) => stem), SITE_STEM];

/** First parts of addresses, and folders of the content, that no topic may have as its id. */
export const OWN_FOLDERS: ReadonlySet<string> = new Set([...MADE_FOLDERS, 'assets', 'c', 'figures', 'pagefind', 'pages', 'schema']);
