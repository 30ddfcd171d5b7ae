/*
 * To add a page that no file of the content stands for:
 * 1. Put its folder into MADE_FOLDERS in src/addresses/collections.ts.
 * 2. Write its record below; the compiler asks for it. Its sentence stands on the page, in its plain text, in the search and in /llms.txt.
 * 3. Write src/pages/<folder>.astro, and its twin in src/text/all.ts.
 */
import type { MadeFolder } from '../addresses/collections.ts';
import { madePage } from '../addresses/things.ts';
import type { Thing } from '../facts/place.ts';
import { kernelWords } from '../facts/shown.ts';
import type { Kernel } from '../labs/kernels.ts';

/** What the sentences count. */
interface Counted {
  terms: ReadonlyMap<string, unknown>;
  sources: ReadonlyMap<string, unknown>;
  labs: ReadonlyMap<string, { observations: ReadonlyMap<string, unknown> }>;
  kernels: readonly Kernel[];
  identifiers: readonly { identifiers: readonly unknown[] }[];
}

/** A page that lists things, or looks for them. */
export interface List {
  title: string;
  /** What it has, in a sentence or two of plain text. */
  lede: (site: Counted) => string;
  /** Other names of it, to be searched for. */
  names: readonly string[];
  /** Where every page links to it. */
  linked: 'head' | 'foot' | 'tools';
}

/** In the order in which they are listed. */
export const LISTS: Readonly<Record<MadeFolder, List>> = {
  flows: {
    title: 'Flows',
    lede: () => 'Every sequence diagram of the site, one page each. Each numbered message is a step with a sentence and an address of its own.',
    names: ['diagrams', 'sequence diagrams'],
    linked: 'head',
  },
  terms: {
    title: 'Terms',
    lede: ({ terms }) => `The glossary: ${terms.size} terms, each with its other names, its definition and every place that uses it.`,
    names: ['glossary'],
    linked: 'head',
  },
  answers: {
    title: 'Answers',
    lede: () => 'Short answers to questions that reviews keep asking, each with the claims it rests on.',
    names: ['FAQ', 'questions'],
    linked: 'head',
  },
  labs: { title: 'Labs', lede: labsLede, names: ['experiments', 'programs', 'shown on'], linked: 'head' },
  models: {
    title: 'Models',
    lede: () => 'Races as small state machines, every order of whose moves was tried: what holds, and the shortest way to break what does not.',
    names: ['interleavings', 'state machines', 'counterexamples'],
    linked: 'foot',
  },
  status: {
    title: 'Status',
    lede: () => 'What is merged, proposed, superseded, out of tree or hypothetical, by feature and by kernel release, with the day each was checked.',
    names: ['releases'],
    linked: 'head',
  },
  sources: {
    title: 'Sources',
    lede: ({ sources }) => `${sources.size} sources, each with every statement of this site that rests on it.`,
    names: ['bibliography', 'references'],
    linked: 'foot',
  },
  ids: { title: 'Identifiers', lede: idsLede, names: ['identifier index'], linked: 'foot' },
  search: {
    title: 'Search',
    lede: () => 'Terms, claims, steps, answers, pages and sources, by name or by what they say.',
    names: [],
    linked: 'tools',
  },
};

/** A list as the address book has it. */
export function listThing(folder: MadeFolder): Thing<'page'> {
  return madePage(folder, LISTS[folder].title);
}

function labsLede({ labs, kernels }: Counted): string {
  const observations = [...labs.values()].reduce((sum, lab) => sum + lab.observations.size, 0);
  const words = kernelWords(kernels);
  return `${labs.size} small programs that show ${observations} things on ${kernels.length} kernels, from ${words[0] ?? ''} to ${words.at(-1) ?? ''}. Each is a question, a program of some hundred lines, and what every kernel said.`;
}

function idsLede({ identifiers }: Counted): string {
  const count = identifiers.reduce((sum, entry) => sum + entry.identifiers.length, 0);
  return `${count} identifiers of the code: each with the term that explains it and the claims and steps that mention it.`;
}
