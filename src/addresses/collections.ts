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
