import type { RootContent } from 'mdast';
import type { Claim, ClaimRow } from '../blocks/claim/claim.ts';
import type { Step } from '../blocks/step/step.ts';
import type { StepWindow } from '../blocks/window/window.ts';
import type { Answer } from '../content/answers.ts';
import { proseNodes } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Lab } from '../content/labs.ts';
import type { ModelPage, TriedVariant } from '../content/models.ts';
import type { Term } from '../content/terms.ts';
import { conditionsOf } from '../diagram/branches.ts';
import { textStep } from '../diagram/text.ts';
import { pinnedLines } from '../facts/footnotes.ts';
import { cameText, type Observation } from '../facts/shown.ts';
import type { Source } from '../facts/source.ts';
import { statusText } from '../facts/status.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { withMark } from '../words/marked.ts';
import { proseLines } from '../words/prose.ts';
import { GLUE, wrap } from '../words/wrap.ts';
import { verdictText } from './models.ts';

/*
 * Texts to paste under a quote in a mail: what is said, wrapped at 72 columns, then one footnote with the address.
 * What rests on pinned code has the lines below, with their addresses. The copy control gives exactly these; without script they stand at
 * addresses of their own.
 */

const MARK = '[1]';

function withFootnote(lines: readonly string[], address: string, pinned: readonly string[] = []): string {
  return `${[...lines, '', `${MARK} ${absolute(address)}`, ...pinned].join('\n')}\n`;
}

/** A claim: `text [1]`, blank line, `[1] https://...`, the lines of code. One that is only a table or code has its label above. */
export function claimMail(claim: Claim, sources: ReadonlyMap<string, Source>): string {
  const caption: RootContent = { type: 'paragraph', children: [{ type: 'text', value: `${claim.label}:` }] };
  const bare = !claim.body.some((node) => node.type === 'paragraph' || node.type === 'list');
  return withFootnote(proseLines(withMark(bare ? [caption, ...claim.body] : claim.body, MARK)), claim.address, pinnedLines(claim.citations, sources));
}

/** One row of a claim's table, as a sentence with the heads of its columns. It rests on the lines of code that the claim rests on. */
export function rowMail(row: ClaimRow, claim: Claim, sources: ReadonlyMap<string, Source>): string {
  return withFootnote(wrap(`${row.text}${GLUE}${MARK}`), row.address, pinnedLines(claim.citations, sources));
}

/** What was done in a lab, and what came of it, kernel by kernel. */
export function observationMail(lab: Lab, observation: Observation): string {
  return withFootnote(wrap(`${observation.did}: ${cameText(observation)}. Shown by ${lab.id}.c.${GLUE}${MARK}`), observation.address);
}

/** What came of trying every order of a variant, and the run as a drawing. */
export function variantMail(model: ModelPage, variant: TriedVariant): string {
  return withFootnote(
    [...wrap(`${plainLine(model.title)}. ${plainLine(variant.title)}: ${verdictText(variant)}${GLUE}${MARK}`), '', variant.diagram.text.trimEnd()],
    variant.address,
  );
}

/** A term with its definition. */
export function termMail(term: Term, sources: ReadonlyMap<string, Source>): string {
  return withFootnote(wrap(`${term.name}: ${plainLine(term.definition)}${GLUE}${MARK}`), term.address, pinnedLines(term.citations, sources));
}

/** An answer under its question, with the lines of code of the claims that it rests on. */
export function answerMail(answer: Answer, { claims, sources }: Pick<Site, 'claims' | 'sources'>): string {
  const citations = answer.claims.flatMap((label) => claims.get(label)?.citations ?? []);
  const lines = [...wrap(plainLine(answer.question)), '', ...proseLines(withMark(proseNodes(answer.blocks), MARK))];
  return withFootnote(lines, answer.address, pinnedLines(citations, sources));
}

/** A step, or the window between two, of a diagram. */
export function stepMail(flow: Flow, entry: Step | StepWindow, sources: ReadonlyMap<string, Source>): string {
  const cited = entry.cites ? pinnedLines(entry.citations, sources) : [];
  return withFootnote([...wrap(stepTitle(flow, entry)), '', ...proseLines(withMark(entry.body, MARK))], entry.address, cited);
}

/** What a step or a window is, in one line: flow, number, who to whom, what. */
export function stepTitle(flow: Flow, entry: Step | StepWindow): string {
  const title = plainLine(flow.title);
  return entry.kind === 'window'
    ? `${title}, between steps ${entry.from} and ${entry.to}:`
    : `${title}, step ${entry.n}${conditions(flow, entry)}, ${entry.words}`;
}

/** Under which conditions a step stands, ready to follow its number: ` (else missing)`, or nothing. */
function conditions(flow: Flow, { n }: Step): string {
  const all = conditionsOf(flow.diagram.rows, n).map(({ word, label }) => `${word} ${label}`);
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

/** The whole drawing of a flow. */
export function drawingMail(flow: Flow): string {
  return withFootnote([...wrap(`${plainLine(flow.title)} (${statusText(flow.status)})${GLUE}${MARK}`), '', flow.diagram.text.trimEnd()], flow.address);
}

/** A step of the drawing with its neighbours. */
export function stepDrawingMail(flow: Flow, step: Step): string {
  const [title = '', ...parts] = textStep(flow.diagram, step.n).trimEnd().split('\n\n');
  return withFootnote([...wrap(title + GLUE + MARK), '', parts.join('\n\n')], step.address);
}
