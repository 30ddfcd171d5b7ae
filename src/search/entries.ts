import type { Page } from '../content/pages.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import type { SearchEntry } from './entry.ts';
import { partEntries } from './page-entries.ts';
import { answerEntry, flowEntries, releaseEntry, sourceEntry, termEntry } from './thing-entries.ts';
import { TopicsOf } from './topics-of.ts';

/** Everything a search can find, made from the content and from nothing else, in a fixed order. */
export function searchEntries(site: Site): SearchEntry[] {
  const topics = new TopicsOf(site);
  const terms = [...site.terms.values()].flatMap((term) => {
    const used = topics.of(site.termMentions.get(term.id));
    return [termEntry(term, used), ...partEntries(term, term.name, used, site)];
  });
  const pages = [...site.pages, ...site.standalone.values()].flatMap((page) => [
    pageEntry(page, topics),
    ...partEntries(page, plainLine(page.title), topics.known(page.topic.id), site),
  ]);
  const flows = [...site.flows.values()].flatMap((flow) => [...flowEntries(flow), ...partEntries(flow, plainLine(flow.title), [flow.topic.id], site)]);
  const sources = [...site.sources.values()].map((source) => sourceEntry(source, topics.of(site.sourceMentions.get(source.id))));
  return [
    ...terms,
    ...[...site.answers.values()].map(answerEntry),
    ...pages,
    ...flows,
    ...site.features.map(releaseEntry),
    ...LISTS.map(listEntry),
    ...sources,
  ];
}

function pageEntry(page: Page, topics: TopicsOf): SearchEntry {
  const title = plainLine(page.title);
  const nav = plainLine(page.nav);
  return {
    kind: 'page',
    title,
    context: page.topic.title,
    address: page.address,
    names: nav === title ? [] : [nav],
    also: [],
    body: plainLine(page.summary),
    topics: topics.known(page.topic.id),
  };
}

/** The pages that no file of the content stands for. */
const LISTS = [
  { address: '/flows/', title: 'Flows', names: ['diagrams', 'sequence diagrams'], body: 'Every sequence diagram.' },
  { address: '/terms/', title: 'Terms', names: ['glossary'], body: 'The glossary.' },
  { address: '/answers/', title: 'Answers', names: ['FAQ', 'questions'], body: 'Short answers to questions that reviews keep asking.' },
  {
    address: '/status/',
    title: 'Status',
    names: ['releases'],
    body: 'What is merged, proposed, superseded or hypothetical, by feature and by kernel release.',
  },
  { address: '/sources/', title: 'Sources', names: ['bibliography', 'references'], body: 'The bibliography: messages, commits, files.' },
  { address: '/ids/', title: 'Identifiers', names: ['identifier index'], body: 'The identifier index.' },
] as const;

function listEntry(list: (typeof LISTS)[number]): SearchEntry {
  return { kind: 'page', ...list, names: [...list.names], context: 'list', also: [], topics: [] };
}
