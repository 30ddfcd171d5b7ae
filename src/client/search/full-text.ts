import type { PackedEntry } from '../../search/groups.ts';
import type { Candidate } from '../../search/rank.ts';

/** What is used of Pagefind's browser interface. */
interface Pagefind {
  createInstance(options: { basePath: string; noWorker: boolean }): PagefindInstance;
}
interface PagefindInstance {
  search(word: string, options: { filters: Record<string, string> }): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ filters: { entry?: string[] } }>;
}

export interface FullTextAnswer {
  candidates: Candidate[];
  /** How much a stem tells: the fewer places have it, the more. */
  weight: (stem: string) => number;
}

/** Most records whose texts are loaded for one answer; each holds some neighbouring entries. */
const LOADED = 8;
const MOST_STEMS = 8;

/** The full-text index. Pagefind and its WebAssembly are loaded at the first question. */
export class FullText {
  private readonly folder: string;
  private instance: Promise<PagefindInstance> | undefined;

  /** @param folder address of the index, with a slash at its end */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** The entries in the records that have most of the stems. Rejects where the index or WebAssembly does not load. */
  async find(stems: readonly string[], filters: Record<string, string>): Promise<FullTextAnswer> {
    const pagefind = await this.open();
    const asked = stems.slice(0, MOST_STEMS);
    const found = await Promise.all(asked.map((stem) => pagefind.search(stem, { filters })));
    const weights = new Map(asked.map((stem, i) => [stem, Math.log(1 + 1000 / (1 + (found[i]?.results.length ?? 0)))]));
    const scores = new Map<string, { result: PagefindResult; score: number }>();
    asked.forEach((stem, i) => {
      const results = found[i]?.results ?? [];
      const most = Math.max(...results.map(({ score }) => score));
      for (const result of results) {
        const before = scores.get(result.id)?.score ?? 0;
        scores.set(result.id, { result, score: before + (weights.get(stem) ?? 0) * (0.7 + (0.3 * result.score) / most) });
      }
    });
    const top = [...scores.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1)).slice(0, LOADED);
    const records = await Promise.all(top.map(({ result }) => result.data()));
    return { candidates: records.flatMap((record) => (record.filters.entry ?? []).map(unpack)), weight: (stem) => weights.get(stem) ?? 1 };
  }

  private open(): Promise<PagefindInstance> {
    // Addressed at run time: Pagefind's script is written with the index, after the site's own scripts are bundled.
    this.instance ??= import(/* @vite-ignore */ `${this.folder}pagefind.js`).then((pagefind: Pagefind) => pagefind.createInstance({ basePath: this.folder, noWorker: true }));
    this.instance.catch(() => {
      this.instance = undefined;
    });
    return this.instance;
  }
}

function unpack(packed: string): Candidate {
  // Written by src/search/groups.ts of the same build.
  const [kind, title, context, address, body, topics, ...names] = JSON.parse(packed) as PackedEntry;
  return { kind, title, context, address, body, topics: topics.split(' '), names };
}
