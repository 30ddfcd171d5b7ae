import type { PhrasingContent, RootContent } from 'mdast';
import type { MadeFolder } from '../../src/addresses/collections.ts';
import { inAlphabet } from '../../src/content/terms.ts';
import { isCode, type Source } from '../../src/facts/source.ts';
import { sourceUrl } from '../../src/facts/source-words.ts';
import { statusText } from '../../src/facts/status.ts';
import { byRelease } from '../../src/link/by-release.ts';
import { LISTS, listThing } from '../../src/link/lists.ts';
import type { Site } from '../../src/link/site.ts';
import { plainLine } from '../../src/words/escape.ts';
import { cited } from './blocks.ts';
import { code, heading, joined, line, link, list, paragraph, table, text } from './nodes.ts';
import type { PeerPage } from './page.ts';

/** Something that stands in a list: where it leads, its title, and a sentence. */
interface Entry {
  address: string;
  title: string;
  said: string;
}

/** The pages that list things. */
export function listPages(site: Site): PeerPage[] {
  return [
    listPage('flows', site, entries([...site.flows.values()].map(({ address, title, summary }) => ({ address, title, said: summary })))),
    listPage('terms', site, entries(inAlphabet(site.terms.values()).map(({ address, name, definition }) => ({ address, title: name, said: definition })))),
    listPage('answers', site, entries([...site.answers.values()].map(({ address, question, text: said }) => ({ address, title: question, said })))),
    listPage('labs', site, entries([...site.labs.values()].map(({ path, title, question }) => ({ address: path, title, said: question })))),
    listPage('models', site, entries([...site.models.values()].map(({ path, title, question }) => ({ address: path, title, said: question })))),
    listPage('status', site, statusNodes(site)),
    listPage('sources', site, sourceNodes(site)),
  ];
}

function listPage(folder: MadeFolder, site: Site, body: RootContent[]): PeerPage {
  const { title, path } = listThing(folder);
  const lede = LISTS[folder].lede(site);
  return { path, title, description: lede, body: [paragraph(text(lede)), ...body] };
}

function entries(all: readonly Entry[]): RootContent[] {
  return [list(all.map(({ address, title, said }) => [link(address, text(plainLine(title))), text(': '), ...line(said)]))];
}

function statusNodes(site: Site): RootContent[] {
  const features = site.features.map((feature) => [
    [{ type: 'html', value: `<span id="${feature.id}"></span>` } as const, ...line(feature.feature)],
    [text(statusText(feature.status))],
    [...line(feature.note ?? ''), text(' '), ...cited(feature.citations, site), text(`; checked ${feature.checked}`)],
  ]);
  const releases = byRelease(site.features).map(({ release, entries: own }) => [
    [text(release)],
    joined(
      own.map(({ id, feature }) => [link(`/status/#${id}`, ...line(feature))]),
      '; ',
    ),
  ]);
  return [
    heading(2, 'by-feature', text('By feature')),
    table(['Feature', 'Status', 'Note, sources, day checked'], features),
    heading(2, 'by-release', text('By kernel release')),
    table(['Release', 'First has'], releases),
  ];
}

function sourceNodes(site: Site): RootContent[] {
  const kinds = Map.groupBy(site.sources.values(), ({ kind }) => kind);
  return [...kinds].flatMap(([kind, sources]) => [heading(2, `kind-${kind}`, text(kind)), list(sources.map((source) => sourceLine(source, site)))]);
}

function sourceLine(source: Source, { sourceMentions }: Site): PhrasingContent[] {
  const url = sourceUrl(source);
  const about = [source.author, source.date, isCode(source) ? `${source.path}, ${source.tree} ${source.version}` : undefined, source.note];
  const places = sourceMentions.get(source.id) ?? [];
  return [
    { type: 'html', value: `<span id="${source.id}"></span>` },
    code(source.id),
    text(' '),
    url === undefined ? text(source.title) : link(url, text(source.title)),
    text(`${about.flatMap((part) => (part === undefined ? [] : [`, ${part}`])).join('')}. `),
    ...joined(places.map((place) => [link(place.address, text(plainLine(place.title)))])),
  ];
}
