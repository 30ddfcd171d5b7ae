/** What is used of Pagefind's browser script (pagefind 1.6), which src/build/search.ts lets the site bundle, and src/build/search-index.ts mends. */
declare module 'virtual:pagefind' {
  export interface PagefindResult {
    id: string;
    score: number;
  }
  export interface PagefindInstance {
    search(word: string, options: { filters: Record<string, string> }): Promise<{ results: PagefindResult[] }>;
  }
  export function createInstance(options: { basePath: string; ranking: { pageLength: number }; meta: Promise<Uint8Array> }): PagefindInstance;
}
