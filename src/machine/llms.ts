import { LISTS, listThing } from '../link/lists.ts';
import type { Site } from '../link/site.ts';
import { twinAddress } from '../reading/address.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';

/** The lists whose entries the index does not name one by one. */
const REFERENCE = ['terms', 'answers', 'status', 'sources', 'ids'] as const;

/** The site as an index for language models, in the form of https://llmstxt.org: a title, a summary, lists of links to the plain-text twins. */
export function llmsText(site: Site): string {
  const home = site.standalone.get('/');
  const link = (title: string, path: string, about: string): string => `- [${escapeBrackets(plainLine(title))}](${absolute(path)}): ${plainLine(about)}`;
  const twin = (title: string, path: string, about: string): string => link(title, twinAddress(path), about);
  const topics = site.topics.flatMap((topic) => {
    const own = site.pages.filter((page) => page.topic === topic);
    return own.length === 0 ? [] : [`## ${topic.title}`, '', ...own.map((page) => twin(page.title, page.path, page.summary)), ''];
  });
  return [
    `# ${home?.title ?? ''}`,
    '',
    `> ${plainLine(home?.summary ?? '')}`,
    '',
    'Every claim has a label, a status and its sources; cite it by its label and address. The links lead to plain text of at most 72 columns, but for the lines of programs.',
    '',
    ...topics,
    '## Flows',
    '',
    ...[...site.flows.values()].map((flow) => twin(flow.title, flow.path, flow.summary)),
    '',
    ...(site.labs.size === 0 ? [] : ['## Labs', '', ...[...site.labs.values()].map((lab) => twin(lab.title, lab.path, lab.question)), '']),
    ...(site.models.size === 0 ? [] : ['## Models', '', ...[...site.models.values()].map((model) => twin(model.title, model.path, model.question)), '']),
    '## Reference',
    '',
    ...REFERENCE.map((folder) => twin(LISTS[folder].title, listThing(folder).path, LISTS[folder].lede(site))),
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
