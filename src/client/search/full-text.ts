import { createInstance, type PagefindInstance, type PagefindResult } from 'virtual:pagefind';
import { inSpans, pagefindMeta, type SearchDirectory } from '../../search/directory.ts';
import type { SearchEntry } from '../../search/entry.ts';
import { WORD_END } from '../../search/fold.ts';
import type { Unit } from '../../search/query.ts';
import type { Records } from './records.ts';

/** What the index has of a unit of a query. */
interface Found {
  /** Records that have it. */
  results: PagefindResult[];
  /** It stands in a text of the site, whatever the filters are. */
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
  /** Of these besides, records of answers: the best of them, however many others are better. */
  answers: number;
}

/** How long a record is says nothing: src/search/groups.ts cuts them to size. */
const RANKING = { pageLength: 0 };

/** The full-text index. Its WebAssembly is loaded at the first question. */
export class FullText {
  private readonly folder: string;
  private readonly records: Records;
  private readonly directory: () => Promise<SearchDirectory>;
  private instance: PagefindInstance | undefined;
  private readonly asked = new Map<string, Promise<PagefindResult[]>>();

  /** @param folder address of the index, with a slash at its end */
  constructor(folder: string, records: Records, directory: () => Promise<SearchDirectory>) {
    [this.folder, this.records, this.directory] = [folder, records, directory];
  }

  /** Begins to load the WebAssembly, and what the index has of some units. A failure is told by the question that needs them. */
  prepare(units: readonly Unit[], filters: Record<string, string>): void {
    this.open();
    for (const unit of units) this.having(unit, filters).catch(() => undefined);
  }

  /**
   * The entries in the records that have most of the units.
   * @throws where the index or WebAssembly does not load
   */
  async find(units: readonly Unit[], filters: Record<string, string>, depth: Depth): Promise<FullTextAnswer> {
    const [found, { asking }] = await Promise.all([Promise.all(units.map((unit) => this.having(unit, filters))), this.directory()]);
    const weights = new Map(units.map((unit, i) => [unit, found[i]?.known === true ? Math.log(1 + 1000 / (1 + found[i].results.length)) : 0]));
    const weight = (unit: Unit): number => weights.get(unit) ?? 0;
    const sorted = strongest(units, found, weight);
    const top = new Set([...sorted.slice(0, depth.records), ...sorted.filter(({ id }) => inSpans(asking, id)).slice(0, depth.answers)]);
    const records = await Promise.all([...top].map(({ id }) => this.records.entries(id)));
    return { candidates: records.flat(), weight };
  }

  /** The records of a unit; where none has it, those with a word that begins with it, as it does while one types. */
  private async having({ stems, key }: Unit, filters: Record<string, string>): Promise<Found> {
    const word = key ?? stems[0] ?? '';
    const [here, anywhere] = await Promise.all([this.ask(word + WORD_END, filters), this.ask(word + WORD_END, {})]);
    if (anywhere.length > 0) return { results: here, known: true };
    const [begun, begunAnywhere] = await Promise.all([this.ask(word, filters), this.ask(word, {})]);
    return { results: begun, known: begunAnywhere.length > 0 };
  }

  /** The records that have a word. Remembered: a reader who types asks for the first words again with every key. */
  private ask(word: string, filters: Record<string, string>): Promise<PagefindResult[]> {
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
    this.instance ??= createInstance({ basePath: this.folder, ranking: RANKING, meta: this.directory().then(pagefindMeta) });
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
