import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';
import { TopicsOf } from '../topics-of.ts';

/** Every page of the content, and the lists that no file of the content stands for. */
export function pageEntries(site: Site): SearchEntry[] {
  const topics = new TopicsOf(site);
  const pages = [...site.pages, ...site.standalone.values()].map((page): SearchEntry => {
    const [title, nav] = [plainLine(page.title), plainLine(page.nav)];
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
  });
  return [...pages, ...LISTS.map((list): SearchEntry => ({ kind: 'page', context: 'list', also: [], topics: [], ...list }))];
}

const LISTS = [
  { address: '/flows/', title: 'Flows', names: ['diagrams', 'sequence diagrams'], body: 'Every sequence diagram.' },
  { address: '/labs/', title: 'Labs', names: ['experiments', 'programs', 'shown on'], body: 'Programs that show what claims say, and what each kernel said.' },
  { address: '/models/', title: 'Models', names: ['interleavings', 'state machines', 'counterexamples'], body: 'Races, every order of whose moves was tried.' },
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
];
