import type { Registry } from '../addresses/registry.ts';
import type { Contents } from './contents.ts';
import { labelled } from './labelled.ts';

/** Registers what has an address and is written in no file of the content: the sections that templates make, and `/c/<label>/`. */
export function registerMade(content: Contents, registry: Registry): void {
  const section = (address: string): void => {
    registry.add(address, 'section', 'src/pages', 1);
  };
  for (const id of ['identifiers', 'glossary']) section(`/search/#${id}`);
  for (const id of ['by-feature', 'by-release', 'evidence']) section(`/status/#${id}`);
  for (const kind of new Set([...content.sources.values()].map((source) => source.kind))) section(`/sources/#kind-${kind}`);
  for (const topic of new Set([...content.flows.values()].map((flow) => flow.topic.id))) section(`/flows/#${topic}`);
  for (const topic of new Set(content.answers.map((answer) => answer.topic.id))) section(`/answers/#${topic}`);
  for (const flow of content.flows.values()) {
    for (const id of ['steps', 'used-by']) section(`${flow.path}#${id}`);
    registry.add(`${flow.path}#fig-${flow.id}`, 'figure', flow.file, 1);
  }
  for (const term of content.terms.values()) for (const id of ['definition', 'used-by']) section(`${term.path}#${id}`);
  for (const answer of content.answers) for (const id of ['answer', 'claims']) section(`${answer.path}#${id}`);
  for (const lab of content.labs.values()) for (const id of ['the-program', 'how-to-run', 'what-came', 'claims']) section(`${lab.path}#${id}`);
  for (const model of content.models.values()) for (const id of ['rules', 'variants', 'leaves-out', 'claims']) section(`${model.path}#${id}`);
  for (const topic of new Set([...content.models.values()].map((model) => model.topic.id))) section(`/models/#${topic}`);
  if (content.labs.size > 0) for (const id of ['kernels', ...new Set([...content.labs.values()].map((lab) => lab.topic.id))]) section(`/labs/#${id}`);
  for (const { label, file, line } of labelled({ ...content, flows: content.flows.values(), terms: content.terms.values() })) {
    registry.add(`/c/${label}/`, 'label', file, line);
  }
}
