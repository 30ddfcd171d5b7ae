import type { PhrasingContent, RootContent } from 'mdast';
import { SECTIONS, type TemplateSection } from '../../src/addresses/template-sections.ts';
import type { Answer } from '../../src/content/answers.ts';
import type { Flow } from '../../src/content/flows.ts';
import { type Lab, NEEDS } from '../../src/content/labs.ts';
import type { ModelPage } from '../../src/content/models.ts';
import type { Page } from '../../src/content/pages.ts';
import type { Term } from '../../src/content/terms.ts';
import { kernelWords, sameOutcomes } from '../../src/facts/shown.ts';
import { statusText } from '../../src/facts/status.ts';
import type { Site } from '../../src/link/site.ts';
import { RULE_WHEN, verdictText } from '../../src/text/models.ts';
import { plainLine, sentence } from '../../src/words/escape.ts';
import { blockNodes, cited, stepNodes } from './blocks.ts';
import { listPages } from './lists.ts';
import { code, fence, heading, joined, line, link, linkTo, list, paragraph, small, table, text } from './nodes.ts';
import type { PeerPage } from './page.ts';
import { plainMermaid } from './plain-mermaid.ts';

/**
 * The pages of the book in plain Markdown with Mermaid code: the same text, tables, ids of headings, claims and steps, and the same links, those
 * of terms among them that this project makes by itself.
 * Left out, since plain Markdown has no sign for it: ids of table rows, the "used by" lists of terms and flows, definitions on hover, the index
 * of identifiers, the pages of labels, plain texts and data, claims said once more on answer pages (those are links here), and the
 * drawings of figures that are no sequence diagram (their words stand in a code block). The other generators thus carry less than this one.
 */
export function peerPages(site: Site): PeerPage[] {
  return [
    ...[...site.standalone.values(), ...site.pages].map((page) => topicPage(page, site)),
    ...[...site.flows.values()].map((flow) => flowPage(flow, site)),
    ...[...site.terms.values()].map((term) => termPage(term, site)),
    ...[...site.answers.values()].map((answer) => answerPage(answer, site)),
    ...[...site.labs.values()].map((lab) => labPage(lab, site)),
    ...[...site.models.values()].map((model) => modelPage(model, site)),
    ...listPages(site),
  ];
}

const section = ({ id, text: words }: TemplateSection): RootContent => heading(2, id, text(words));

function topicPage(page: Page, site: Site): PeerPage {
  const state = [page.status?.word ?? '', page.state ?? '', page.checked === undefined ? '' : `checked ${page.checked}`].filter((part) => part !== '');
  const status = state.length === 0 ? [] : [small(undefined, ...line(state.join(', ')))];
  return made(page.path, page.title, page.summary, [paragraph(...structuredClone(page.lead)), ...status, ...blockNodes(page.blocks, site)]);
}

function flowPage(flow: Flow, site: Site): PeerPage {
  const steps = flow.steps.flatMap((step) => [step, ...flow.windows.filter(({ from }) => from === step.n)]);
  return made(flow.path, flow.title, flow.summary, [
    paragraph(...line(flow.summary)),
    fence('mermaid', plainMermaid(flow.diagram)),
    small(undefined, text(`${flow.labelStem} ${statusText(flow.status)}. `), ...cited(flow.citations, site)),
    section(SECTIONS.flow.steps),
    ...steps.flatMap((step) => stepNodes(step, site)),
    ...blockNodes(flow.blocks, site),
  ]);
}

function termPage(term: Term, site: Site): PeerPage {
  const see = term.see.flatMap((id) => site.terms.get(id) ?? []);
  return made(term.path, term.name, term.definition, [
    ...(term.aliases.length === 0 ? [] : [paragraph(text(`Also: ${term.aliases.join(', ')}`))]),
    paragraph(...line(term.definition)),
    small('definition', text(`${term.labelStem} ${term.kind.replace('-', ' ')}, ${statusText(term.status)}. `), ...cited(term.citations, site)),
    ...blockNodes(term.blocks, site),
    ...(see.length === 0
      ? []
      : [paragraph(text('See also: '), ...joined(see.map((other) => [link(other.address, other.code ? code(other.name) : text(other.name))])))]),
  ]);
}

function answerPage(answer: Answer, site: Site): PeerPage {
  return made(answer.path, answer.question, answer.text, [
    ...blockNodes(answer.blocks, site),
    small('answer', text(answer.labelStem)),
    section(SECTIONS.answer.claims),
    list(
      answer.claims
        .flatMap((label) => site.claims.get(label) ?? [])
        .map((claim) => [link(claim.address, text(claim.label)), text(` ${statusText(claim.status)}`)]),
    ),
  ]);
}

function labPage(lab: Lab, site: Site): PeerPage {
  const observations = [...lab.observations.values()];
  const rows = observations.flatMap((observation) =>
    sameOutcomes(observation).map(({ what, kernels }, i): PhrasingContent[][] => [
      i === 0 ? [{ type: 'html', value: `<span id="${observation.id}"></span>` }, code(observation.id), text(` ${observation.did}`)] : [],
      [code(what)],
      [text(kernelWords(kernels).join(', '))],
    ]),
  );
  const claims = observations.flatMap((observation) => observation.claims.map((claim) => [linkTo(claim), text(' '), code(observation.id)]));
  const needs = lab.needs.length === 0 ? 'It needs nothing but a C compiler.' : `It needs ${lab.needs.map((need) => NEEDS[need]).join('; ')}.`;
  return made(lab.path, lab.title, lab.question, [
    paragraph(...line(lab.question)),
    ...blockNodes(lab.blocks, site),
    section(SECTIONS.lab.came),
    table(['What was done', 'What came', 'On'], rows),
    section(SECTIONS.lab.claims),
    claims.length === 0 ? paragraph(text('None yet.')) : list(claims),
    section(SECTIONS.lab.run),
    paragraph(text(`${needs} Then:`)),
    fence('console', `$ cc -std=gnu11 -pthread -o ${lab.id} ${lab.id}.c\n$ ./${lab.id}`),
    section(SECTIONS.lab.program),
    fence('c', lab.program),
  ]);
}

function modelPage(model: ModelPage, site: Site): PeerPage {
  const variants = [...model.variants.values()];
  const claims = variants.flatMap((variant) => variant.claims.map((claim) => [linkTo(claim), text(' '), code(variant.id)]));
  const rows = variants.map(({ id, title, states, broken }) => [
    [link(`${model.path}#${id}`, ...line(title))],
    [text(String(states))],
    [text(broken.length === 0 ? 'holds' : 'broken')],
  ]);
  return made(model.path, model.title, model.question, [
    paragraph(...line(model.question)),
    ...blockNodes(model.blocks, site),
    section(SECTIONS.model.rules),
    list(model.rules.map(({ words, when }) => line(`${sentence(words)} (${RULE_WHEN[when]})`))),
    section(SECTIONS.model.variants),
    table(['Variant', 'States', 'Verdict'], rows),
    ...variants.flatMap((variant) => [
      heading(3, variant.id, ...line(variant.title)),
      paragraph(...line(variant.words)),
      fence('mermaid', plainMermaid(variant.diagram)),
      paragraph(text(verdictText(variant))),
    ]),
    section(SECTIONS.model.leftOut),
    list(model.abstractions.map(line)),
    section(SECTIONS.model.claims),
    claims.length === 0 ? paragraph(text('None yet.')) : list(claims),
  ]);
}

function made(path: string, title: string, description: string, body: RootContent[]): PeerPage {
  return { path, title: plainLine(title), description: plainLine(description), body };
}
