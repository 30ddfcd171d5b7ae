/** What is used of Pagefind's browser script (pagefind 1.6), which src/build/search.ts lets the site bundle. */
declare module 'virtual:pagefind' {
  export interface PagefindResult {
    id: string;
    score: number;
  }
  export interface PagefindInstance {
    search(word: string | null, options: { filters: Record<string, string> }): Promise<{ results: PagefindResult[] }>;
  }
  export function createInstance(options: { basePath: string; ranking: { pageLength: number } }): PagefindInstance;
}
