/*
 * To add a collection, a folder of documents each of which has a page:
 * 1. Put its folder and the first part of its labels into COLLECTIONS, and its list into MADE_FOLDERS. The compiler then asks for the sentence of the list
 *    (src/link/lists.ts); topics can no longer take these names, and labels and addresses are made from them.
 * 2. Write its reader, src/content/<folder>.ts, with `parseFile`, `ownPage` and `readText`.
 * 3. Name it in `Contents` (src/link/contents.ts) and in `Site` (src/link/site.ts), read it there, and take its documents into the address book
 *    (src/link/places.ts, with the sections of its template in made-ids.ts). The compiler names what is missing from here on.
 * 4. Write src/pages/<folder>/, its texts in src/text/ (named in all.ts), and its kind of search result (src/search/kinds.ts says how).
 * tests/site/address-book.test.ts says which ids the pages, the book and the lock do not agree on.
 */
/** Kinds of documents that have a folder of their own, of the content and of the site, and the first part of the labels in it. */
export const COLLECTIONS = {
  flow: { folder: 'flows', stem: 'flow' },
  answer: { folder: 'answers', stem: 'answer' },
  lab: { folder: 'labs', stem: 'lab' },
  model: { folder: 'models', stem: 'model' },
  term: { folder: 'terms', stem: 'term' },
} as const satisfies Record<string, { folder: string; stem: string }>;

export type Collection = keyof typeof COLLECTIONS;

/** First part of the labels on pages that belong to no topic. */
export const SITE_STEM = 'site';

/** What the labels begin with that belong to no topic: no topic may have one of these as its code. */
export const OWN_STEMS: readonly string[] = [...Object.values(COLLECTIONS).map(({ stem }) => stem), SITE_STEM];

/** Folders of the pages that no file of the content stands for: their words are in src/link/lists.ts. */
export const MADE_FOLDERS = ['flows', 'terms', 'answers', 'labs', 'models', 'status', 'sources', 'ids', 'search'] as const;

export type MadeFolder = (typeof MADE_FOLDERS)[number];

/** First parts of addresses, and folders of the content, that no topic may have as its id. */
export const OWN_FOLDERS: ReadonlySet<string> = new Set([...MADE_FOLDERS, 'assets', 'c', 'figures', 'pagefind', 'pages', 'schema']);
