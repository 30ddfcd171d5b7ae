import { createInstance, type PagefindInstance, type PagefindResult } from 'virtual:pagefind';
import { inSpans, pagefindMeta, type SearchDirectory } from '../../search/directory.ts';
import type { SearchEntry } from '../../search/entry.ts';
import { WORD_END } from '../../search/fold.ts';
import type { Unit } from '../../search/query.ts';
import type { Records } from './records.ts';

/** What the index has of a unit of a query. */
interface Found {
  /** Records that have it; none where it was not looked for. */
  results: PagefindResult[];
  /** How much it tells; nothing where no text of the site has it, whatever the filters are. */
  weight: number;
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

/** How much a word tells that stands in so many records: the fewer, the more. */
const telling = (records: number): number => Math.log(1 + 1000 / (1 + records));

/** What of a unit is looked for in the index. */
const wordOf = ({ stems, key }: Unit): string => key ?? stems[0] ?? '';

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
    this.having(units, filters).catch(() => undefined);
  }

  /**
   * The entries in the records that have most of the units.
   * @throws where the index or WebAssembly does not load
   */
  async find(units: readonly Unit[], filters: Record<string, string>, depth: Depth): Promise<FullTextAnswer> {
    const [found, { asking }] = await Promise.all([this.having(units, filters), this.directory()]);
    const weight = (unit: Unit): number => found.get(unit)?.weight ?? 0;
    const sorted = strongest(found);
    const top = new Set([...sorted.slice(0, depth.records), ...sorted.filter(({ id }) => inSpans(asking, id)).slice(0, depth.answers)]);
    const records = await Promise.all([...top].map(({ id }) => this.records.entries(id)));
    return { candidates: records.flat(), weight };
  }

  /** What the index has of each unit. Common ones are not looked for beside others: to go through their records takes longer than all else. */
  private async having(units: readonly Unit[], filters: Record<string, string>): Promise<Map<Unit, Found>> {
    const common = new Map((await this.directory()).common);
    const places = (unit: Unit): number => common.get(wordOf(unit)) ?? 0;
    const look = async (isAsked: (unit: Unit) => boolean): Promise<Map<Unit, Found>> =>
      new Map(
        await Promise.all(
          units.map(
            async (unit): Promise<[Unit, Found]> => [
              unit,
              isAsked(unit) ? await this.lookUp(wordOf(unit), filters) : { results: [], weight: telling(places(unit)) },
            ],
          ),
        ),
      );
    const found = await look((unit) => places(unit) === 0);
    if ([...found.values()].some(({ results }) => results.length > 0)) return found;
    // Where these lead to nothing, the least common of the others must do.
    const least = Math.min(...units.map(places).filter((count) => count > 0));
    return look((unit) => places(unit) === 0 || places(unit) === least);
  }

  /** The records that have a word; where none has it, those with a word that begins with it, as it does while one types. */
  private async lookUp(word: string, filters: Record<string, string>): Promise<Found> {
    const found = (results: PagefindResult[], known: boolean): Found => ({ results, weight: known ? telling(results.length) : 0 });
    const [here, anywhere] = await Promise.all([this.ask(word + WORD_END, filters), this.ask(word + WORD_END, {})]);
    if (anywhere.length > 0) return found(here, true);
    const [begun, begunAnywhere] = await Promise.all([this.ask(word, filters), this.ask(word, {})]);
    return found(begun, begunAnywhere.length > 0);
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
function strongest(found: ReadonlyMap<Unit, Found>): PagefindResult[] {
  const scores = new Map<string, { result: PagefindResult; score: number }>();
  for (const { results, weight } of found.values()) {
    const most = Math.max(...results.map(({ score }) => score));
    for (const result of results) {
      const before = scores.get(result.id)?.score ?? 0;
      scores.set(result.id, { result, score: before + weight * (0.7 + (0.3 * result.score) / most) });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1)).map(({ result }) => result);
}
