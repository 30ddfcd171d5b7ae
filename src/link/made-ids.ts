import { COLLECTIONS, type Collection, type CollectionFolder, MADE_FOLDERS, type MadeFolder } from '../addresses/collections.ts';
import type { Registry } from '../addresses/registry.ts';
import { SECTIONS } from '../addresses/template-sections.ts';
import { drawingThing, labelThing, madePage, sectionThing } from '../addresses/things.ts';
import type { Contents } from './contents.ts';
import { labelled } from './labelled.ts';

/** Ids of the sections on the page of each list, by their order there. */
const ON_LISTS: Readonly<Record<MadeFolder, (content: Contents) => readonly string[]>> = {
  flows: ({ flows }) => topicsOf(flows),
  terms: () => [],
  answers: ({ answers }) => topicsOf(answers),
  labs: ({ labs }) => (labs.size === 0 ? [] : ['kernels', ...topicsOf(labs)]),
  models: ({ models }) => topicsOf(models),
  status: () => ['by-feature', 'by-release', 'evidence'],
  sources: ({ sources }) => [...sources.values()].map(({ kind }) => `kind-${kind}`),
  // Its letters come with the identifiers.
  ids: () => [],
  search: () => ['identifiers', 'glossary'],
};

/** Ids on the page of a document of each collection that its template sets around the text, without a heading. */
const AROUND_TEXT: Readonly<Record<Collection, readonly string[]>> = { flow: [], term: ['definition'], answer: ['answer'], lab: [], model: [] };

function topicsOf(documents: ReadonlyMap<string, { topic: { id: string } }>): string[] {
  return [...documents.values()].map(({ topic }) => topic.id);
}

/** Takes into the address book what is written in no file of the content: the sections that templates make, and the pages that lead on from a label. */
export function registerMade(content: Contents, registry: Registry): void {
  const sections = (path: string, ids: readonly string[]): void => {
    for (const id of new Set(ids)) registry.add(sectionThing(path, id), 'src/pages', 1);
  };
  for (const folder of MADE_FOLDERS) sections(madePage(folder, folder).path, ON_LISTS[folder](content));
  for (const [kind, { folder }] of collections())
    for (const { path } of content[folder].values()) sections(path, [...AROUND_TEXT[kind], ...Object.values(SECTIONS[kind]).map(({ id }) => id)]);
  for (const flow of content.flows.values()) registry.add(drawingThing(flow, flow.id), flow.file, 1);
  for (const { label, file, line } of labelled(content)) registry.add(labelThing(label), file, line);
}

function collections(): [Collection, { folder: CollectionFolder }][] {
  return Object.entries(COLLECTIONS) as [Collection, { folder: CollectionFolder }][]; // the keys of the very list that `Collection` is made from
}
