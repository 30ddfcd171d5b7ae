import type { MadeFolder } from '../addresses/collections.ts';
import type { Document } from '../content/document.ts';
import { LISTS, listThing } from '../link/lists.ts';
import type { Site } from '../link/site.ts';
import { twinAddress } from '../reading/address.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';

/** What the index says of a document that it names: what it is about. */
type Entry = Pick<Document, 'title' | 'path'> & { about: string };

/** How each list stands in the index: as one line among the lists to look things up in, or as a section that names its entries one by one. */
const LISTED: Readonly<Record<Exclude<MadeFolder, 'search'>, 'one line' | ((site: Site) => Entry[])>> = {
  flows: ({ flows }) => [...flows.values()].map(({ title, path, summary }) => ({ title, path, about: summary })),
  labs: ({ labs }) => [...labs.values()].map(({ title, path, question }) => ({ title, path, about: question })),
  models: ({ models }) => [...models.values()].map(({ title, path, question }) => ({ title, path, about: question })),
  terms: 'one line',
  answers: 'one line',
  status: 'one line',
  sources: 'one line',
  ids: 'one line',
};

/** The site as an index for language models, in the form of https://llmstxt.org: a title, a summary, lists of links to the plain-text twins. */
export function llmsText(site: Site): string {
  const home = site.standalone.get('/');
  const link = (title: string, path: string, about: string): string => `- [${escapeBrackets(plainLine(title))}](${absolute(path)}): ${plainLine(about)}`;
  const twin = (title: string, path: string, about: string): string => link(title, twinAddress(path), about);
  const topics = site.topics.flatMap((topic) => {
    const own = site.pages.filter((page) => page.topic === topic);
    return own.length === 0 ? [] : [`## ${topic.title}`, '', ...own.map((page) => twin(page.title, page.path, page.summary)), ''];
  });
  const lists = Object.entries(LISTED) as [keyof typeof LISTED, (typeof LISTED)[keyof typeof LISTED]][]; // the keys of the record, which has no others
  const sections = lists.flatMap(([folder, listed]) => {
    const entries = listed === 'one line' ? [] : listed(site);
    return entries.length === 0 ? [] : [`## ${LISTS[folder].title}`, '', ...entries.map(({ title, path, about }) => twin(title, path, about)), ''];
  });
  const reference = lists.flatMap(([folder, listed]) =>
    listed === 'one line' ? [twin(LISTS[folder].title, listThing(folder).path, LISTS[folder].lede(site))] : [],
  );
  return [
    `# ${home?.title ?? ''}`,
    '',
    `> ${plainLine(home?.summary ?? '')}`,
    '',
    'Every claim has a label, a status and its sources; cite it by its label and address. The links lead to plain text of at most 72 columns, but for the lines of programs.',
    '',
    ...topics,
    ...sections,
    '## Reference',
    '',
    ...reference,
    '',
    '## Optional',
    '',
    link('The whole site as one text', '/all.txt', 'every page, flow, answer and term'),
    link('Claims as data', '/claims.json', 'label, text, status, sources and address of every claim'),
    ...(site.labs.size === 0 ? [] : [link('Labs as data', '/labs.json', 'every observation on every kernel, with the claims that rest on it')]),
    ...(site.models.size === 0
      ? []
      : [link('Models as data', '/models.json', 'every variant with its states, verdict and run, and the claims that rest on it')]),
    link('Terms as data', '/terms.json', 'the glossary'),
    '',
  ].join('\n');
}

/** Brackets would end the words of a Markdown link. */
function escapeBrackets(words: string): string {
  return words.replace(/[[\]\\]/g, '\\$&');
}
