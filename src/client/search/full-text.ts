import { createInstance, type PagefindInstance, type PagefindResult } from 'virtual:pagefind';
import type { SearchEntry } from '../../search/entry.ts';
import { keysOf, stemsOf } from '../../search/groups.ts';
import type { Unit } from '../../search/query.ts';
import type { Records } from './records.ts';

/** What the index has of a unit of a query. */
interface Found {
  /** Records that have it, or a word that begins with it. */
  results: PagefindResult[];
  /** It stands in a text of the site, or a word that begins with it does. */
  known: boolean;
}

export interface FullTextAnswer {
  candidates: SearchEntry[];
  /** How much a unit tells: the fewer places have it, the more; nothing where no place has it. */
  weight: (unit: Unit) => number;
}

/** How many records are loaded at most; each holds some neighbouring entries. */
export interface Depth {
  records: number;
  /** Of these besides, records of answers. */
  answers: number;
}

/** How long a record is says nothing: src/search/groups.ts cuts them to size. */
const RANKING = { pageLength: 0 };
const NOWHERE: Found = { results: [], known: false };

/** The full-text index. Its WebAssembly is loaded at the first question. */
export class FullText {
  private readonly folder: string;
  private readonly records: Records;
  private instance: PagefindInstance | undefined;
  private readonly asked = new Map<string, Promise<PagefindResult[]>>();

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
   * The entries in the records that have most of the units.
   * @throws where the index or WebAssembly does not load
   */
  async find(units: readonly Unit[], filters: Record<string, string>, depth: Depth): Promise<FullTextAnswer> {
    const [found, answers] = await Promise.all([
      Promise.all(units.map((unit) => this.having(unit, filters))),
      depth.answers > 0 ? this.ask(null, { ...filters, kind: 'answer' }) : [],
    ]);
    const withAnswers = new Set(answers.map(({ id }) => id));
    const weights = new Map(units.map((unit, i) => [unit, found[i]?.known === true ? Math.log(1 + 1000 / (1 + found[i].results.length)) : 0]));
    const weight = (unit: Unit): number => weights.get(unit) ?? 0;
    const sorted = strongest(units, found, weight);
    const top = new Set([...sorted.slice(0, depth.records), ...sorted.filter(({ id }) => withAnswers.has(id)).slice(0, depth.answers)]);
    const records = await Promise.all([...top].map(({ id }) => this.records.entries(id)));
    return { candidates: records.flat(), weight };
  }

  private async having({ stems, key }: Unit, filters: Record<string, string>): Promise<Found> {
    const [first = ''] = stems;
    return key === undefined ? this.standing(first, filters, stemsOf) : this.standing(key, filters, keysOf);
  }

  /**
   * The records of a word. What Pagefind gives for it depends on which other words it has loaded, so that the records that have the very word decide.
   * Where there are none, it gives those that have a word beginning with it, or else the beginning of it: a record is asked which.
   */
  private async standing(word: string, filters: Record<string, string>, wordsOf: (entry: SearchEntry) => string[]): Promise<Found> {
    const [exact, results] = await Promise.all([this.ask(`"${word}"`, {}), this.ask(word, filters)]);
    if (exact.length > 0) {
      const having = new Set(exact.map(({ id }) => id));
      return { results: results.filter(({ id }) => having.has(id)), known: true };
    }
    const [first] = results;
    if (first === undefined) return NOWHERE;
    const entries = await this.records.entries(first.id);
    return entries.some((entry) => wordsOf(entry).some((own) => own.startsWith(word))) ? { results, known: true } : NOWHERE;
  }

  /** The records that have a word, or all of them. Remembered: a reader who types asks for the first words again with every key. */
  private ask(word: string | null, filters: Record<string, string>): Promise<PagefindResult[]> {
    const question = JSON.stringify([word, filters]);
    const known = this.asked.get(question);
    if (known !== undefined) return known;
    const results = this.open()
      .search(word, { filters })
      .then((found) => found.results);
    this.asked.set(question, results);
    results.catch(() => {
      this.asked.delete(question);
      this.instance = undefined;
    });
    return results;
  }

  private open(): PagefindInstance {
    this.instance ??= createInstance({ basePath: this.folder, noWorker: true, ranking: RANKING });
    return this.instance;
  }
}

/** The records that have most of the units, the telling ones counting more. */
function strongest(units: readonly Unit[], found: readonly Found[], weight: (unit: Unit) => number): PagefindResult[] {
  const scores = new Map<string, { result: PagefindResult; score: number }>();
  units.forEach((unit, i) => {
    const results = found[i]?.results ?? [];
    const most = Math.max(...results.map(({ score }) => score));
    for (const result of results) {
      const before = scores.get(result.id)?.score ?? 0;
      scores.set(result.id, { result, score: before + weight(unit) * (0.7 + (0.3 * result.score) / most) });
    }
  });
  return [...scores.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1)).map(({ result }) => result);
}
