import type { Topic } from '../content/topics.ts';
import type { Kind, SearchEntry } from './entry.ts';
import { nameKey, words } from './fold.ts';

/** A thing with the names it can be looked up by: kind, address, title, other names. */
export type NamedThing = [kind: Kind, address: string, title: string, ...names: string[]];

/** Labels of one page: kind of what they name, path, first part of the label, ids (for a part of the one before, with the hyphen only). */
export type LabelGroup = [kind: Kind, path: string, stem: string, ids: string];

/** `/search/labels.json`: labels, and sources with their context, Message-IDs and commits. */
export interface LabelsFile {
  labels: LabelGroup[];
  sources: NamedThing[];
  contexts: string[];
}

const WITH_LABEL: ReadonlySet<Kind> = new Set(['claim', 'step']);

/** A term in `/search/names.json`: its id, empty where the name's words give it, its name, other names. */
type TermNames = [id: string, name: string, ...names: string[]];

/** `/search/names.json`: the topics, and terms, pages and flows with all their names. */
export interface NamesFile {
  topics: Pick<Topic, 'id' | 'title'>[];
  terms: TermNames[];
  pages: NamedThing[];
}

const TERMS = '/terms/';

/** Makes `/search/names.json`: what every search looks at first, and so as small as can be. */
export function namesFile(entries: readonly SearchEntry[], topics: readonly Topic[]): NamesFile {
  const terms = entries.filter((entry) => entry.kind === 'term').map(thing);
  const pages = entries.filter((entry) => entry.kind === 'page' && !entry.address.includes('#')).map(thing);
  return {
    topics: topics.map(({ id, title }) => ({ id, title })),
    terms: terms.map(([, address, name, ...names]) => [address === termAddress('', name) ? '' : address.slice(TERMS.length, -1), name, ...names]),
    pages,
  };
}

/** The terms, pages and flows of a names file. */
export function namedThings({ terms, pages }: NamesFile): NamedThing[] {
  return [...terms.map(([id, name, ...names]): NamedThing => ['term', termAddress(id, name), name, ...names]), ...pages];
}

function termAddress(id: string, name: string): string {
  return `${TERMS}${id === '' ? words(name).join('-') : id}/`;
}

/** Makes `/search/labels.json`: what is looked up only by a label, an address, a Message-ID or a commit. */
export function labelsFile(entries: readonly SearchEntry[]): LabelsFile {
  const sources = entries.filter((entry) => entry.kind === 'source');
  return { labels: labelGroups(entries), sources: sources.map(thing), contexts: sources.map((source) => source.context) };
}

/** Without the names that are equal to another one for a search. */
function thing({ kind, address, title, names }: SearchEntry): NamedThing {
  const keys = [title, ...names].map(nameKey);
  const needed = names.filter((_name, i) => !keys.slice(0, i + 1).includes(keys[i + 1] ?? ''));
  return [kind, address, title, ...needed];
}

function labelGroups(entries: readonly SearchEntry[]): LabelGroup[] {
  const groups = new Map<string, { kind: Kind; path: string; stem: string; ids: string[] }>();
  for (const { kind, address, names } of entries) {
    const [path = '', id] = address.split('#');
    const label = names[0];
    if (label === undefined || (kind !== 'answer' && !WITH_LABEL.has(kind))) continue;
    const stem = id === undefined ? label.slice(0, label.indexOf('.')) : label.slice(0, -id.length - 1);
    const where = id === undefined ? path.replace(/[^/]+\/$/, '') : path;
    const group = groups.get(kind + where) ?? { kind, path: where, stem, ids: [] };
    group.ids.push(id ?? path.slice(where.length, -1));
    groups.set(kind + where, group);
  }
  return [...groups.values()].map(({ kind, path, stem, ids }) => [kind, path, stem, ids.join(' ')]);
}
