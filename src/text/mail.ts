import { absolute } from '../html/href.ts';
import { plainLine } from '../html/escape.ts';
import { statusText } from '../model/status.ts';
import type { Answer, Claim, Flow, Step, StepWindow, Term } from '../model/types.ts';
import { textStep } from '../diagram/text.ts';
import { proseLines } from './prose.ts';
import { wrap } from './wrap.ts';

/*
 * Texts to paste under a quote in a mail: what is said, wrapped at 72 columns, then one footnote with the address.
 * The copy control gives exactly these; without script they stand at addresses of their own.
 */

function withFootnote(lines: readonly string[], address: string): string {
  const last = lines.at(-1) ?? '';
  const marked = /^\s|^[-*+|]/.test(last) || last.length > 68 ? [...lines, '[1]'] : [...lines.slice(0, -1), `${last} [1]`];
  return `${marked.join('\n')}\n\n[1] ${absolute(address)}\n`;
}

/** A claim: `text [1]`, blank line, `[1] https://...`. */
export function claimMail(claim: Claim): string {
  return withFootnote(proseLines(claim.body), claim.address);
}

/** A term with its definition. */
export function termMail(term: Term): string {
  return withFootnote(wrap(`${term.name}: ${plainLine(term.definition)}`), term.address);
}

/** An answer under its question. */
export function answerMail(answer: Answer): string {
  const body = answer.blocks.flatMap((block) => (block.kind === 'prose' ? block.nodes : []));
  return withFootnote([...wrap(plainLine(answer.question)), '', ...proseLines(body)], answer.address);
}

/** A step, or the window between two, of a diagram. */
export function stepMail(flow: Flow, entry: Step | StepWindow): string {
  const names = new Map(flow.diagram.participants.map((participant) => [participant.id, participant.label]));
  const head =
    entry.kind === 'window'
      ? `${plainLine(flow.title)}, between steps ${entry.from} and ${entry.to}:`
      : `${plainLine(flow.title)}, step ${entry.n}, ${names.get(entry.message.from) ?? ''} -> ${names.get(entry.message.to) ?? ''}: ${entry.message.label}`;
  return withFootnote([...wrap(head), '', ...proseLines(entry.body)], entry.address);
}

/** The whole drawing of a flow. */
export function drawingMail(flow: Flow): string {
  return `${wrap(`${plainLine(flow.title)} (${statusText(flow.status)})`).join('\n')}\n\n${flow.diagram.text.trimEnd()}\n\n[1] ${absolute(flow.address)}\n`;
}

/** A step of the drawing with its neighbours. */
export function stepDrawingMail(flow: Flow, step: Step): string {
  return `${textStep(flow.diagram, step.n).trimEnd()}\n\n[1] ${absolute(step.address)}\n`;
}
