import type { Registry } from '../addresses/registry.ts';
import { SECTIONS } from '../addresses/template-sections.ts';
import { drawingThing, labelThing, sectionThing } from '../addresses/things.ts';
import type { Contents } from './contents.ts';
import { labelled } from './labelled.ts';

/** Takes into the address book what is written in no file of the content: the sections that templates make, and the pages that lead on from a label. */
export function registerMade(content: Contents, registry: Registry): void {
  const sections = (path: string, ...ids: string[]): void => {
    for (const id of new Set(ids)) registry.add(sectionThing(path, id), 'src/pages', 1);
  };
  const topicsOf = (things: Iterable<{ topic: { id: string } }>): string[] => [...things].map(({ topic }) => topic.id);
  sections('/search/', 'identifiers', 'glossary');
  sections('/status/', 'by-feature', 'by-release', 'evidence');
  sections('/sources/', ...[...content.sources.values()].map(({ kind }) => `kind-${kind}`));
  sections('/flows/', ...topicsOf(content.flows.values()));
  sections('/answers/', ...topicsOf(content.answers));
  const template = (path: string, kind: keyof typeof SECTIONS): void => sections(path, ...Object.values(SECTIONS[kind]).map(({ id }) => id));
  for (const flow of content.flows.values()) {
    template(flow.path, 'flow');
    registry.add(drawingThing(flow, flow.id), flow.file, 1);
  }
  for (const { path } of content.terms.values()) {
    sections(path, 'definition');
    template(path, 'term');
  }
  for (const { path } of content.answers) {
    sections(path, 'answer');
    template(path, 'answer');
  }
  for (const { path } of content.labs.values()) template(path, 'lab');
  for (const { path } of content.models.values()) template(path, 'model');
  sections('/models/', ...topicsOf(content.models.values()));
  if (content.labs.size > 0) sections('/labs/', 'kernels', ...topicsOf(content.labs.values()));
  for (const { label, file, line } of labelled({ ...content, flows: content.flows.values(), terms: content.terms.values() })) {
    registry.add(labelThing(label), file, line);
  }
}
