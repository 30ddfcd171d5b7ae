import type { NumberName } from '../../content/numbers.ts';
import type { SearchDirectory } from '../../search/directory.ts';
import type { SearchEntry } from '../../search/entry.ts';
import { nameKey } from '../../search/fold.ts';
import { isKind } from '../../search/kinds.ts';
import { best, type NameHit, type NameIndex } from '../../search/name-index.ts';
import { parseQuery, type Query, type Unit } from '../../search/query.ts';
import { type Result, rank } from '../../search/rank.ts';
import type { SiteFiles } from './files.ts';
import { type Depth, FullText, type FullTextAnswer } from './full-text.ts';
import { Labels } from './labels.ts';
import { Names } from './names.ts';
import { Records } from './records.ts';
import { checkSameBuild } from './same-build.ts';

/** What narrows a search; an empty string narrows nothing. */
export interface Filters {
  kind: string;
  topic: string;
}

export interface SearchAnswer {
  /** As typed, without the spaces around it. */
  typed: string;
  query: Query;
  results: Result[];
  /** What was searched instead, where a slip was mended. */
  mended?: string;
  /** Words of the query that stand nowhere on the site, as typed. */
  unknown: string[];
  /** Numbers and messages that were understood, as typed, and what they stand for. */
  understood: { typed: string; name: string }[];
  /** The nearest terms, where nothing was found. */
  nearest: NameHit[];
  /** Why the full text could not be searched. */
  failure?: string;
}

/** How much is loaded for a question: less where a name says what is meant, more for a question in words, which shares few of them with its answer. */
const NAMED: Depth = { records: 2, answers: 0 };
const ONE_WORD: Depth = { records: 3, answers: 0 };
const IN_WORDS: Depth = { records: 5, answers: 2 };
const QUESTION: Depth = { records: 5, answers: 4 };

/** How many of the things whose names fit are loaded where the full text has not brought them. */
const LIKELY = 2;

/** Answers queries: names at once from a small list, the rest from the full-text index. Loads what a query needs, and only that. */
export class SearchEngine {
  private readonly files: SiteFiles;
  private readonly records: Records;
  private readonly fullText: FullText;
  private readonly topicHere: () => string | undefined;
  private known: SearchDirectory | undefined;
  private readonly names: Names;
  private readonly labels: Labels;

  /** @param topicHere says in which topic the reader is */
  constructor(files: SiteFiles, topicHere: () => string | undefined) {
    this.files = files;
    const folder = files.href('/pagefind/');
    const directory = (): Promise<SearchDirectory> => this.directory();
    this.names = new Names(files, directory);
    this.labels = new Labels(files);
    this.records = new Records(folder, directory);
    this.fullText = new FullText(folder, this.records, directory);
    this.topicHere = topicHere;
  }

  /** What the index holds. Rejects where that cannot be loaded. */
  async directory(): Promise<SearchDirectory> {
    if (this.known === undefined) {
      // Written by src/build/search-index.ts, of the same build as far as the check can tell.
      const directory = JSON.parse(await this.files.text('/search/index.json')) as SearchDirectory;
      checkSameBuild(directory.topics, directory.words, directory.asking, directory.common, directory.names, directory.filters);
      this.known = directory;
    }
    return this.known;
  }

  /** Answers what the reader typed. Rejects only where not even the names can be loaded. */
  async answer(typed: string, filters: Filters): Promise<SearchAnswer> {
    const about: About = { typed: typed.trim(), understood: [], errnos: new Set() };
    const asItStands = NUMBERED.test(typed) ? undefined : await this.once(parseQuery(typed), filters, about);
    const read = (asItStands?.results[0]?.score ?? 0) > SURE ? undefined : await this.read(typed);
    const again = read !== undefined && (asItStands === undefined || read.understood.length > 0);
    const known = again ? { ...about, ...read } : about;
    const first = asItStands !== undefined && !again ? asItStands : await this.once(parseQuery(read?.text ?? typed), filters, known);
    const mended = await this.mend(first);
    if (mended === undefined) return first;
    const second = await this.once(parseQuery(mended), filters, known);
    return second.results.length === 0 ? first : { ...second, query: first.query, mended };
  }

  /** Begins to load what every question needs. A failure is told by the question. */
  prepare(): void {
    this.directory().catch(() => undefined);
    this.fullText.prepare([], {});
  }

  private async once(query: Query, filters: Filters, about: About): Promise<SearchAnswer> {
    if (!query.reference && query.stems.length > 0) this.fullText.prepare(query.units, narrow(filters));
    const labels = query.reference ? await this.labels.find(query) : [];
    const answer = await this.among(await this.names.near(query), labels, query, filters, about);
    // What stands nowhere may be a slip for any name.
    const lost = answer.unknown.length > 0 || answer.results.length === 0;
    return lost && query.key !== '' ? this.among(await this.names.all(), labels, query, filters, about) : answer;
  }

  /** Answers a query with some of the names. */
  private async among(
    index: NameIndex,
    labels: readonly NameHit[],
    query: Query,
    filters: Filters,
    { typed, understood, errnos }: About,
  ): Promise<SearchAnswer> {
    const named = index.find(query);
    const hits = new Map(best([...named, ...labels]).map((hit) => [hit.address, hit]));
    const keys = new Set(query.units.flatMap(({ key, words }) => (key === undefined ? [] : [words.join('')])));
    const likely = [...hits.values()].filter((hit) => hit.fit !== 'within' || hit.cover > 0.3 || keys.has(nameKey(hit.name)));
    // Asked for beside the full text, which seldom has them all; what has come is not fetched again below.
    for (const hit of likely.slice(0, 1)) void this.entry(hit);
    // A label, a Message-ID or a commit says all by itself.
    const text = labels.some(({ fit }) => fit === 'exact') ? undefined : await this.search(query, filters, named[0]?.fit === 'exact');
    const found: FullTextAnswer = text !== undefined && 'candidates' in text ? text : { candidates: [], weight: () => 1 };
    const candidates = new Map(found.candidates.map((candidate) => [candidate.address, candidate]));
    const missing = likely.slice(0, LIKELY).filter((hit) => !candidates.has(hit.address));
    for (const entry of await Promise.all(missing.map((hit) => this.entry(hit)))) candidates.set(entry.address, entry);
    const fitting = [...candidates.values()].filter(
      (one) => (filters.kind === '' || one.kind === filters.kind) && (filters.topic === '' || one.topics.includes(filters.topic)),
    );
    // A name that fits the whole of a query says that it is known, though only a part of it may stand in a text.
    const byName = likely.some(({ fit }) => fit !== 'within');
    const unknown = text === undefined || byName ? [] : query.units.filter((unit) => found.weight(unit) === 0);
    const isErrno = ({ text: word }: Unit): boolean => errnos.has(word.toUpperCase());
    const ranked = rank(query, fitting, { hits, weight: found.weight, isErrno, topic: this.topicHere() });
    const results = byName || tellsEnough(query.units, found.weight, isErrno) ? ranked : [];
    return {
      typed,
      understood,
      unknown: unknown.filter(isWord).map((unit) => unit.text),
      query,
      results,
      nearest: results.length > 0 ? [] : index.nearest(query, 5),
      failure: text !== undefined && 'failure' in text ? text.failure : undefined,
    };
  }

  private async search(query: Query, filters: Filters, named: boolean): Promise<FullTextAnswer | { failure: string } | undefined> {
    if (query.stems.length === 0) return undefined;
    try {
      return await this.fullText.find(query.units, narrow(filters), depthOf(query, filters, named));
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The query with its unknown words mended, or `undefined` where every word is known or none can be mended. */
  private async mend({ query, unknown, results }: SearchAnswer): Promise<string | undefined> {
    if (unknown.length === 0 || (results[0]?.score ?? 0) > 90 || query.reference) return undefined;
    const index = await this.names.all();
    const lost = new Set(query.units.filter(({ text }) => unknown.includes(text)).flatMap(({ words }) => words));
    const mended = query.words.map((word) => (lost.has(word) ? (index.mend(word) ?? word) : word));
    return mended.every((word, i) => word === query.words[i]) ? undefined : mended.join(' ');
  }

  /** Reads numbers and messages of errors in what was typed, with what that takes; where it does not load, they are words like others. */
  private async read(typed: string): Promise<Pick<About, 'understood' | 'errnos'> & { text: string }> {
    try {
      const [{ readPasted }, file] = await Promise.all([import('../../search/paste.ts'), this.files.text('/search/numbers.json')]);
      // Written by src/build/search-index.ts.
      const numbers = JSON.parse(file) as NumberName[];
      return { ...readPasted(typed, numbers), errnos: new Set(numbers.flatMap((known) => ('errno' in known ? [known.name] : []))) };
    } catch {
      return { text: typed, understood: [], errnos: new Set() };
    }
  }

  /** A thing found by its name, from its record; where that does not load, as much as its name says. */
  private async entry({ kind, address, title, name, record }: NameHit): Promise<SearchEntry> {
    const entries = await this.records.entries(record).catch(() => []);
    return entries.find((entry) => entry.address === address) ?? { kind, title, context: '', address, names: [name], also: [], body: '', topics: [] };
  }
}

/** What `/search/numbers.json` explains, most likely: a number, or the name of an error, which belongs to what stands with it. */
const NUMBERED = /(?<![a-z_])\d|\bE[A-Z]{3,}\b.*\s|\s.*\bE[A-Z]{3,}\b|[a-z][A-Z]/;
/** A score above which nothing else can have been meant. */
const SURE = 60;

/** What a question brings besides its words. */
interface About {
  typed: string;
  understood: SearchAnswer['understood'];
  errnos: ReadonlySet<string>;
}

/** What an unknown word takes from a query: a name most of it, a word of the language little. */
const LOST_NAME = 10;
const LOST_WORD = 2;
const ENOUGH = 0.35;

/** Whether the known units of a query say enough of it that what they find is to the point; a name that is no error's does by itself. */
function tellsEnough(units: readonly Unit[], weight: (unit: Unit) => number, isErrno: (unit: Unit) => boolean): boolean {
  const known = units.filter((unit) => weight(unit) > 0);
  const lost = units.filter((unit) => weight(unit) === 0 && isWord(unit)).reduce((sum, unit) => sum + (isName(unit) ? LOST_NAME : LOST_WORD), 0);
  const told = known.reduce((sum, unit) => sum + weight(unit), 0);
  return lost === 0 || told / (told + lost) >= ENOUGH || known.some((unit) => isName(unit) && !isErrno(unit));
}

/** Whether a word is written as the names in code are. */
function isName({ text }: Unit): boolean {
  return /[_\d]|[A-Z].*[A-Z]/.test(text);
}

/** A number that stands nowhere is no word that a reader would miss. */
function isWord({ text }: Unit): boolean {
  return !/^(?:\d+|0x[0-9a-f]+)$/i.test(text);
}

function depthOf({ units, question }: Query, { kind }: Filters, named: boolean): Depth {
  if (named) return NAMED;
  if (kind !== '') return ONE_WORD;
  return question ? QUESTION : units.length > 1 ? IN_WORDS : ONE_WORD;
}

function narrow({ kind, topic }: Filters): Record<string, string> {
  return { ...(isKind(kind) ? { kind } : {}), ...(topic === '' ? {} : { topic }) };
}
