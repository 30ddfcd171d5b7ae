import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { LISTS, listThing } from '../../src/link/lists.ts';
import type { Site } from '../../src/link/site.ts';
import type { PeerPage } from './page.ts';

/** Which pages stand in the column beside every page, in groups. */
export interface Column {
  title: string;
  pages: { title: string; path: string }[];
}

/** The pages of the topics and the flows; of the rest there are too many, so their lists stand there. */
export function columns(site: Site, pages: readonly PeerPage[]): Column[] {
  const known = new Set(pages.map(({ path }) => path));
  const topics = site.topics.map(({ id, title }) => ({
    title,
    pages: site.pages.filter(({ topic }) => topic.id === id).map(({ nav, path }) => ({ title: nav, path })),
  }));
  const lists = Object.keys(LISTS).flatMap((folder) => {
    // The keys of that record are the folders.
    const { title, path } = listThing(folder as keyof typeof LISTS);
    return known.has(path) ? [{ title, path }] : [];
  });
  const flows = [...site.flows.values()].map(({ title, path }) => ({ title, path }));
  return [...topics, { title: 'Flows', pages: flows }, { title: 'Lists', pages: lists }];
}

/**
 * The text of a page's file.
 * @param known the addresses of all pages: what leads elsewhere inside the site becomes its words
 * @param options `titled` for a generator that does not make the title a heading
 */
export function markdownOf(page: PeerPage, known: ReadonlySet<string>, { titled }: { titled: boolean }): string {
  const root: Root = { type: 'root', children: structuredClone(page.body) };
  visit(root, (node, index, parent) => {
    // Several places of the project hang records on nodes, which are not the writer's.
    if (node.data !== undefined) node.data = undefined;
    if (node.type === 'text') node.value = node.value.replace(/\s*\n\s*/g, ' ');
    if (node.type !== 'link' || parent === undefined || index === undefined) return;
    const [path = ''] = node.url.split('#', 1);
    if (path.startsWith('/') && !known.has(path)) parent.children.splice(index, 1, ...node.children);
  });
  const front = `---\ntitle: ${JSON.stringify(page.title)}\ndescription: ${JSON.stringify(page.description)}\n---\n`;
  const body = toMarkdown(root, { extensions: [gfmToMarkdown({ tablePipeAlign: false })], fences: true });
  return `${front}\n${titled ? `# ${page.title.replace(/[\\`*_{}<>[\]]/g, '\\$&')}\n\n` : ''}${body}`;
}

/** The file of a page below the folder of its generator's pages: an `index.md` each, so that addresses are the same as here. */
export function fileOf({ path }: PeerPage): string {
  return `${path.slice(1)}index.md`;
}
