import { plainLine } from '../html/escape.ts';
import type { Site } from '../model/types.ts';
import { answerEntry, flowEntries, releaseEntry, sourceEntry, termEntry } from './entries-of.ts';
import type { SearchEntry } from './entry.ts';
import { documentEntries } from './entries-of-page.ts';
import { TopicsOf } from './topics-of.ts';

/** Everything a search can find, in a fixed order: terms, answers, pages with their claims, flows with their steps, releases, sources. */
export function searchEntries(site: Site): SearchEntry[] {
  const topics = new TopicsOf(site);
  const page = (path: string, title: string, body: string): SearchEntry => ({ kind: 'page', title, context: path, address: path, names: [], also: [], body, topics: [] });
  return [
    ...[...site.terms.values()].flatMap((term) => [termEntry(term, topics), ...documentEntries({ ...term, title: term.name }, topics.of(site.termMentions.get(term.id)), site)]),
    ...[...site.answers.values()].map(answerEntry),
    ...[...site.pages, ...site.standalone.values()].flatMap((one) => [
      { ...page(one.path, plainLine(one.title), plainLine(one.summary)), context: one.topic.title, names: one.nav === one.title ? [] : [plainLine(one.nav)], topics: topics.known(one.topic.id) },
      ...documentEntries({ ...one, title: plainLine(one.title) }, topics.known(one.topic.id), site),
    ]),
    ...[...site.flows.values()].flatMap((flow) => [...flowEntries(flow), ...documentEntries(flow, [flow.topic.id], site)]),
    ...site.releases.map(releaseEntry),
    page('/status/', 'Status', 'What is merged, proposed, superseded, out of tree or hypothetical, by feature and by kernel release.'),
    page('/flows/', 'Flows', 'Every sequence diagram.'),
    page('/terms/', 'Terms', 'The glossary, every definition.'),
    page('/answers/', 'Answers', 'Short answers to questions that reviews keep asking.'),
    page('/sources/', 'Sources', 'The bibliography: messages, commits, files.'),
    page('/ids/', 'Identifiers', 'Identifier index: every flag, ioctl, field and function.'),
    ...[...site.sources.values()].map((source) => sourceEntry(source, topics.of(site.sourceMentions.get(source.id)))),
  ];
}
