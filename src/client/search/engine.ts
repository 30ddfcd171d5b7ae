import type { SearchEntry } from '../../search/entry.ts';
import { isKind } from '../../search/kinds.ts';
import { best, type NameHit, NameIndex } from '../../search/name-index.ts';
import { type LabelsFile, type NamesFile, namedThings } from '../../search/names-file.ts';
import { parseQuery, type Query } from '../../search/query.ts';
import { type Result, rank } from '../../search/rank.ts';
import type { SiteFiles } from './files.ts';
import { type Depth, FullText, type FullTextAnswer } from './full-text.ts';
import { Records } from './records.ts';
import { checkSameBuild } from './same-build.ts';

/** What narrows a search; an empty string narrows nothing. */
export interface Filters {
  kind: string;
  topic: string;
}

export interface Answer {
  query: Query;
  results: Result[];
  /** What was searched instead, where a slip was mended. */
  mended?: string;
  /** The nearest terms, where nothing was found. */
  nearest: NameHit[];
  /** Why the full text could not be searched. */
  failure?: string;
}

/** How much is loaded for a question: less where a name says what is meant, more for a question in words, which shares few of them with its answer. */
const NAMED: Depth = { records: 3, answers: 0 };
const ONE_WORD: Depth = { records: 5, answers: 0 };
const IN_WORDS: Depth = { records: 6, answers: 2 };

/** Answers queries: names at once from a small list, the rest from the full-text index. Loads what a query needs, and only that. */
export class SearchEngine {
  private readonly files: SiteFiles;
  private readonly records: Records;
  private readonly fullText: FullText;
  private readonly topicAt: (names: NamesFile) => string | undefined;
  private names: { index: NameIndex; file: NamesFile } | undefined;
  private labels: NameIndex | undefined;

  /** @param topicAt says in which topic the reader is */
  constructor(files: SiteFiles, topicAt: (names: NamesFile) => string | undefined) {
    this.files = files;
    const folder = files.href('/pagefind/');
    this.records = new Records(folder);
    this.fullText = new FullText(folder, this.records);
    this.topicAt = topicAt;
  }

  /** The names file. Rejects where it cannot be loaded. */
  async namesFile(): Promise<NamesFile> {
    return (await this.loadNames()).file;
  }

  /** Answers what the reader typed. Rejects only where not even the names can be loaded. */
  async answer(typed: string, filters: Filters): Promise<Answer> {
    const first = await this.once(parseQuery(typed), filters);
    const mended = await this.mend(first);
    if (mended === undefined) return first;
    const second = await this.once(parseQuery(mended), filters);
    return second.results.length === 0 ? first : { ...second, query: first.query, mended };
  }

  private async once(query: Query, filters: Filters): Promise<Answer> {
    if (!query.reference && query.stems.length > 0) this.fullText.prepare();
    const labels = query.reference ? await this.labelHits(query) : [];
    const { index, file } = await this.loadNames();
    const named = index.find(query);
    const hits = new Map(best([...named, ...labels]).map((hit) => [hit.address, hit]));
    const likely = [...hits.values()].filter((hit) => hit.fit !== 'within' || hit.cover > 0.3);
    // Asked for beside the full text, which seldom has them all; what has come is not fetched again below.
    for (const hit of likely.slice(0, 3)) void this.entry(hit);
    // A label, a Message-ID or a commit says all by itself.
    const text = labels.some(({ fit }) => fit === 'exact') ? undefined : await this.search(query, filters, named[0]?.fit === 'exact');
    const found: FullTextAnswer = text !== undefined && 'candidates' in text ? text : { candidates: [], weight: () => 1 };
    const candidates = new Map(found.candidates.map((candidate) => [candidate.address, candidate]));
    const missing = likely.filter((hit) => !candidates.has(hit.address)).slice(0, 6);
    for (const entry of await Promise.all(missing.map((hit) => this.entry(hit)))) candidates.set(entry.address, entry);
    const fitting = [...candidates.values()].filter(
      (one) => (filters.kind === '' || one.kind === filters.kind) && (filters.topic === '' || one.topics.includes(filters.topic)),
    );
    const results = rank(query, fitting, { hits, weight: found.weight, topic: this.topicAt(file) });
    return {
      query,
      results,
      nearest: results.length > 0 ? [] : index.nearest(query, 5),
      failure: text !== undefined && 'failure' in text ? text.failure : undefined,
    };
  }

  private async search(query: Query, filters: Filters, named: boolean): Promise<FullTextAnswer | { failure: string } | undefined> {
    if (query.stems.length === 0) return undefined;
    try {
      return await this.fullText.find(query.stems, narrow(filters), named ? NAMED : query.words.length > 1 && filters.kind === '' ? IN_WORDS : ONE_WORD);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The query with its unknown words mended, or `undefined` where every word is known or none can be mended. */
  private async mend({ query, results }: Answer): Promise<string | undefined> {
    if ((results[0]?.score ?? 0) > 90 || query.reference) return undefined;
    const { index } = await this.loadNames();
    const texts = results
      .flatMap((result) => [result.title, result.body, ...result.names])
      .join(' ')
      .toLowerCase();
    const mended = query.words.map((word) => (texts.includes(word.slice(0, -1)) ? word : (index.mend(word) ?? word)));
    return mended.every((word, i) => word === query.words[i]) ? undefined : mended.join(' ');
  }

  private async loadNames(): Promise<{ index: NameIndex; file: NamesFile }> {
    if (this.names === undefined) {
      // Written by src/search/names-file.ts, of the same build as far as the check can tell.
      const file = JSON.parse(await this.files.text('/search/names.json')) as NamesFile;
      checkSameBuild(file.topics, file.records);
      this.names = { file, index: new NameIndex(namedThings(file.records)) };
    }
    return this.names;
  }

  private async labelHits(query: Query): Promise<NameHit[]> {
    if (this.labels === undefined) {
      // Written by src/search/names-file.ts, of the same build as far as the check can tell.
      const file = JSON.parse(await this.files.text('/search/labels.json')) as LabelsFile;
      checkSameBuild(file.records);
      this.labels = new NameIndex(namedThings(file.records));
    }
    return this.labels
      .find(query)
      .filter(({ fit }) => fit === 'exact' || fit === 'start' || fit === 'tail')
      .slice(0, 12);
  }

  /** A thing found by its name, from its record; where that does not load, as much as its name says. */
  private async entry({ kind, address, title, name, record }: NameHit): Promise<SearchEntry> {
    const entries = await this.records.entries(record).catch(() => []);
    return entries.find((entry) => entry.address === address) ?? { kind, title, context: '', address, names: [name], also: [], body: '', topics: [] };
  }
}

function narrow({ kind, topic }: Filters): Record<string, string> {
  return { ...(isKind(kind) ? { kind } : {}), ...(topic === '' ? {} : { topic }) };
}
