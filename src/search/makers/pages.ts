import { MADE_FOLDERS } from '../../addresses/collections.ts';
import { LISTS, listThing } from '../../link/lists.ts';
import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';
import { ownTopic } from '../topics.ts';

/** Every page of the content, and the lists that no file of the content stands for. */
export function pageEntries(site: Site): SearchEntry[] {
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
      topics: ownTopic(page.thing),
    };
  });
  const lists = MADE_FOLDERS.filter((folder) => folder !== 'search').map((folder): SearchEntry => {
    const { title, lede, names } = LISTS[folder];
    return { kind: 'page', title, context: 'list', address: listThing(folder).address, names, also: [], body: lede(site), topics: [] };
  });
  return [...pages, ...lists];
}
