import { createInstance, type PagefindInstance, type PagefindResult } from 'virtual:pagefind';
import type { SearchEntry } from '../../search/entry.ts';
import type { Records } from './records.ts';

interface Found {
  results: PagefindResult[];
}

export interface FullTextAnswer {
  candidates: SearchEntry[];
  /** How much a stem tells: the fewer places have it, the more. */
  weight: (stem: string) => number;
}

/** How many records are loaded at most; each holds some neighbouring entries. */
export interface Depth {
  records: number;
  /** Of these besides, records of answers. */
  answers: number;
}

const MOST_STEMS = 8;
/** How long a record is says nothing: src/search/groups.ts cuts them to size. */
const RANKING = { pageLength: 0 };

/** The full-text index. Its WebAssembly is loaded at the first question. */
export class FullText {
  private readonly folder: string;
  private instance: PagefindInstance | undefined;
  private readonly found = new Map<string, Promise<Found>>();
  private readonly records: Records;

  /** @param folder address of the index, with a slash at its end */
  constructor(folder: string, records: Records) {
    this.folder = folder;
    this.records = records;
  }

  /** Begins to load the WebAssembly, which a question will soon need. A failure is told by that question. */
  prepare(): void {
    this.open();
  }

  /**
   * The entries in the records that have most of the stems.
   * @throws where the index or WebAssembly does not load
   */
  async find(stems: readonly string[], filters: Record<string, string>, depth: Depth): Promise<FullTextAnswer> {
    const asked = stems.slice(0, MOST_STEMS);
    const [found, answers] = await Promise.all([
      Promise.all(asked.map((stem) => this.having(stem, filters))),
      depth.answers > 0 ? this.having(null, { ...filters, kind: 'answer' }) : { results: [] },
    ]);
    const withAnswers = new Set(answers.results.map(({ id }) => id));
    const weights = new Map(asked.map((stem, i) => [stem, Math.log(1 + 1000 / (1 + (found[i]?.results.length ?? 0)))]));
    const weight = (stem: string): number => weights.get(stem) ?? 1;
    const sorted = strongest(asked, found, weight);
    const top = new Set([...sorted.slice(0, depth.records), ...sorted.filter(({ id }) => withAnswers.has(id)).slice(0, depth.answers)]);
    const records = await Promise.all([...top].map((result) => this.records.entries(result.id)));
    return { candidates: records.flat(), weight };
  }

  /** The records that have a stem, or all of them. Remembered: a reader who types asks for the first words again with every key. */
  private having(stem: string | null, filters: Record<string, string>): Promise<Found> {
    const question = JSON.stringify([stem, filters]);
    const found = this.found.get(question) ?? this.open().search(stem, { filters });
    this.found.set(question, found);
    found.catch(() => {
      this.found.delete(question);
      this.instance = undefined;
    });
    return found;
  }

  private open(): PagefindInstance {
    this.instance ??= createInstance({ basePath: this.folder, noWorker: true, ranking: RANKING });
    return this.instance;
  }
}

/** The records that have most of the stems, the telling ones counting more. */
function strongest(stems: readonly string[], found: readonly Found[], weight: (stem: string) => number): PagefindResult[] {
  const scores = new Map<string, { result: PagefindResult; score: number }>();
  found.forEach(({ results }, i) => {
    const most = Math.max(...results.map(({ score }) => score));
    for (const result of results) {
      const before = scores.get(result.id)?.score ?? 0;
      scores.set(result.id, { result, score: before + weight(stems[i] ?? '') * (0.7 + (0.3 * result.score) / most) });
    }
  });
  return [...scores.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1)).map(({ result }) => result);
}
