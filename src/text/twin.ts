import { SECTIONS } from '../addresses/template-sections.ts';
import { drawing } from '../blocks/flow/drawing.ts';
import type { Answer } from '../content/answers.ts';
import type { Flow } from '../content/flows.ts';
import type { Page } from '../content/pages.ts';
import type { Term } from '../content/terms.ts';
import { inWords, turnText } from '../diagram/branches.ts';

import { Footnotes } from '../facts/footnotes.ts';
import { statusText } from '../facts/status.ts';
import { finish, heading, underlined } from '../facts/twin-parts.ts';
import type { Site } from '../link/site.ts';
import { dateText } from '../words/date.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { wrap } from '../words/wrap.ts';
import { blockLines } from './blocks.ts';
import { templateSection } from './template-section.ts';

/** Twin of a topic page or of a page that belongs to no topic. */
export function pageTwin(page: Page, site: Site): string {
  const notes = new Footnotes(site.sources);
  const state = [page.status?.word, page.state === undefined ? undefined : plainLine(page.state)].filter((part) => part !== undefined).join(', ');
  const meta = [state === '' ? '' : `Status: ${state}.`, page.checked === undefined ? '' : `Checked ${dateText(page.checked)}.`]
    .filter((part) => part !== '')
    .join(' ');
  return finish([...heading(page.title, page.address, page.summary), ...wrap(meta), '', ...blockLines(page.blocks, site, notes)], notes);
}

/** Twin of a flow: the drawing, then every step with its address. */
export function flowTwin(flow: Flow, site: Site): string {
  const notes = new Footnotes(site.sources);
  const label = wrap(`[${flow.labelStem}] ${statusText(flow.status)} ${notes.marks(flow.citations)}`, '    ');
  const steps = inWords(flow.diagram.rows).flatMap((told) => {
    if (!('step' in told)) return [...wrap(turnText(told), '   '), ''];
    const step = flow.steps[told.step.n - 1];
    return step === undefined ? [] : blockLines([step, ...flow.windows.filter((window) => window.from === step.n)], site, notes);
  });
  return finish(
    [
      ...heading(flow.title, flow.address, flow.summary),
      ...label,
      '',
      ...drawing(flow),
      ...templateSection(SECTIONS.flow.steps),
      ...steps,
      ...blockLines(flow.blocks, site, notes),
    ],
    notes,
  );
}

/** Twin of a glossary entry. */
export function termTwin(term: Term, site: Site): string {
  const notes = new Footnotes(site.sources);
  const kind = [term.kind.replace('-', ' '), ...(term.status.word === 'concept' ? [] : [statusText(term.status)])].join(', ');
  const also = wrap(term.aliases.length === 0 ? '' : `Also: ${term.aliases.join(', ')}`);
  const label = wrap(`[${term.labelStem}] ${kind} ${notes.marks(term.citations)}`, '    ');
  const see = wrap(term.see.length === 0 ? '' : `See also: ${term.see.map((id) => site.terms.get(id)?.name ?? id).join(', ')}`);
  const uses = site.termMentions.get(term.id) ?? [];
  const used =
    uses.length === 0
      ? []
      : [...templateSection(SECTIONS.term.usedBy), ...uses.flatMap((place) => [...wrap(plainLine(place.title)), `    ${absolute(place.address)}`])];
  return finish(
    [...heading(term.name, term.address, term.definition), ...label, '', ...also, '', ...blockLines(term.blocks, site, notes), ...see, ...used],
    notes,
  );
}

/** Twin of an answer, with the claims it rests on. */
export function answerTwin(answer: Answer, site: Site): string {
  const notes = new Footnotes(site.sources);
  const head = [...underlined(plainLine(answer.question), '='), absolute(answer.address), ''];
  const claims = answer.claims.flatMap((label) => site.claims.get(label) ?? []);
  return finish(
    [
      ...head,
      ...blockLines(answer.blocks, site, notes),
      `    [${answer.labelStem}]`,
      ...templateSection(SECTIONS.answer.claims),
      ...blockLines(claims, site, notes),
    ],
    notes,
  );
}
