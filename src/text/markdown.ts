import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import type { Claim, ClaimRow } from '../blocks/claim/claim.ts';
import type { Step } from '../blocks/step/step.ts';
import type { StepWindow } from '../blocks/window/window.ts';
import type { Answer } from '../content/answers.ts';
import { proseNodes } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { ModelPage, TriedVariant } from '../content/models.ts';
import type { Term } from '../content/terms.ts';
import type { Thing } from '../facts/place.ts';
import { cameText, type Observation } from '../facts/shown.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { stepTitle } from './mail.ts';
import { verdictText } from './models.ts';

/*
 * Texts to paste where Markdown is read: `[label](https://...)`, a blank line, what is said. A paragraph is one line, since
 * forges keep the line breaks of a comment.
 */

/** A claim. */
export function claimMarkdown(claim: Claim): string {
  return linked(claim.thing, claim.body);
}

/** One row of a table, as a sentence with the heads of its columns. */
export function rowMarkdown(row: ClaimRow): string {
  return linked(row.thing, [paragraph(text(row.text))]);
}

/** What was done in a lab, and what came of it, kernel by kernel. */
export function observationMarkdown(observation: Observation): string {
  return linked(observation.thing, [paragraph(text(`${observation.did}: ${cameText(observation)}.`))]);
}

/** What came of trying every order of a variant, and the run as code. */
export function variantMarkdown(model: ModelPage, variant: TriedVariant): string {
  const said = paragraph(text(`${plainLine(model.title)}. ${plainLine(variant.title)}: ${verdictText(variant)}`));
  return linked(variant.thing, [said, { type: 'code', lang: 'text', value: variant.diagram.text.trimEnd() }]);
}

/** A term with its definition. */
export function termMarkdown(term: Term): string {
  const name: PhrasingContent = term.code ? { type: 'inlineCode', value: term.name } : text(term.name);
  return linked(term.thing, [paragraph(name, text(': '), ...codeMarked(term.definition))]);
}

/** An answer under its question. */
export function answerMarkdown(answer: Answer): string {
  const question: PhrasingContent = { type: 'strong', children: codeMarked(answer.question) };
  return linked(answer.thing, [paragraph(question), ...proseNodes(answer.blocks)]);
}

/** A step, or the window between two, of a diagram. */
export function stepMarkdown(flow: Flow, entry: Step | StepWindow): string {
  return linked(entry.thing, [paragraph(text(stepTitle(flow, entry))), ...entry.body]);
}

/** The whole drawing of a flow, as code. */
export function drawingMarkdown(flow: Flow): string {
  return linked(flow.thing, [paragraph(text(plainLine(flow.title))), { type: 'code', lang: 'text', value: flow.diagram.text.trimEnd() }]);
}

function linked({ label = '', address }: Thing, body: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: structuredClone([...body]) };
  visit(root, (node, index, parent) => {
    if (node.type === 'text') node.value = node.value.replace(/\s*\n\s*/g, ' ');
    if (node.type !== 'link' || parent === undefined || index === undefined) return;
    if (node.data?.reference === 'term') parent.children.splice(index, 1, ...node.children);
    else node.url = absolute(node.url);
  });
  root.children.unshift(paragraph({ type: 'link', url: absolute(address), children: [text(label)] }));
  return toMarkdown(root, { extensions: [gfmToMarkdown({ tablePipeAlign: false })], bullet: '*', fences: true });
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function paragraph(...children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

/** A line in which `backticks` mark code. */
function codeMarked(line: string): PhrasingContent[] {
  return line
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => (/^`[^`]+`$/.test(part) ? { type: 'inlineCode', value: part.slice(1, -1) } : text(part)));
}
