import { plainLine } from '../html/escape.ts';
import { dateText } from '../html/source.ts';
import { absolute } from '../html/href.ts';
import { statusText } from '../model/status.ts';
import type { Answer, Block, Claim, Flow, Page, Site, Term } from '../model/types.ts';
import { figureLines } from './figure.ts';
import { proseLines } from './prose.ts';
import { Footnotes } from './source.ts';
import { wrap } from './wrap.ts';

/** The head of every twin: title, address, lede. */
export function heading(title: string, address: string, lede: string): string[] {
  const lines = wrap(plainLine(title));
  return [...lines, '='.repeat(Math.max(...lines.map((line) => line.length))), absolute(address), '', ...wrap(plainLine(lede)), ''];
}

/** Ends a twin: its footnotes under a rule. */
export function finish(lines: readonly string[], notes: Footnotes): string {
  const foot = notes.lines();
  const all = foot.length === 0 ? lines : [...lines, '', '-- ', 'Sources', '', ...foot];
  return `${all.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

/** A section's title, with its address in short. */
export function section(title: string, id?: string): string[] {
  const lines = wrap(plainLine(title));
  return ['', ...lines, '-'.repeat(Math.max(...lines.map((line) => line.length))), ...(id === undefined ? [''] : [`#${id}`, ''])];
}

/** A claim: what it says, then its label, status, sources and address. */
export function claimLines(claim: Claim, notes: Footnotes): string[] {
  const deduced = claim.deduced ? ', deduced' : '';
  return [...proseLines(claim.body), '', ...wrap(`[${claim.label}] ${statusText(claim.status)}${deduced} ${notes.marks(claim.citations)}`, '    ', '    '), `    ${absolute(claim.address)}`, ''];
}

/** The blocks of a document. */
export function blockLines(blocks: readonly Block[], site: Site, notes: Footnotes): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return section(block.text, block.id);
      case 'claim':
        return claimLines(block, notes);
      case 'prose':
        return [...proseLines(block.nodes), ''];
      case 'flow': {
        const flow = site.flows.get(block.flow);
        return flow === undefined ? [] : [...drawing(flow), ''];
      }
      case 'figure': {
        const placed = site.figures.get(block.figure);
        if (placed === undefined) return [];
        const { figure, citations } = placed;
        return [...wrap(`Figure: ${plainLine(figure.title)}. ${plainLine(figure.summary)} ${notes.marks(citations)}`), `#${block.figure}`, '', ...figureLines(figure), ''];
      }
      default:
        return [];
    }
  });
}

function drawing(flow: Flow): string[] {
  return [...wrap(`Diagram: ${plainLine(flow.title)} (${statusText(flow.status)})`), absolute(flow.address), '', ...flow.diagram.text.trimEnd().split('\n')];
}

/** Twin of a topic page or of a page that belongs to no topic. */
export function pageTwin(page: Page, site: Site): string {
  const notes = new Footnotes(site.sources);
  const state = [page.status?.word, page.state === undefined ? undefined : plainLine(page.state)].filter((part) => part !== undefined).join(', ');
  const meta = [state === '' ? '' : `Status: ${state}.`, page.checked === undefined ? '' : `Checked ${dateText(page.checked)}.`].filter((part) => part !== '').join(' ');
  return finish([...heading(page.title, page.address, page.summary), ...(meta === '' ? [] : [...wrap(meta), '']), ...blockLines(page.blocks, site, notes)], notes);
}

/** Twin of a flow: the drawing, then every step with its address. */
export function flowTwin(flow: Flow, site: Site): string {
  const notes = new Footnotes(site.sources);
  const names = site.participants;
  const steps = flow.steps.flatMap((step) => [
    ...wrap(`${step.n}. ${names.get(step.message.from)?.label ?? ''} -> ${names.get(step.message.to)?.label ?? ''}: ${step.message.label}`, '', '   '),
    ...proseLines(step.body, '   '),
    `   ${notes.marks(step.citations)}`,
    `   ${absolute(step.address)}`,
    '',
    ...flow.windows.filter((window) => window.from === step.n).flatMap((window) => [...wrap(`Between ${window.from} and ${window.to}:`, '   '), ...proseLines(window.body, '   '), `   ${notes.marks(window.citations)}`, `   ${absolute(window.address)}`, '']),
  ]);
  const head = [...heading(flow.title, flow.address, flow.summary), `Status: ${statusText(flow.status)} ${notes.marks(flow.citations)}`, ''];
  return finish([...head, ...flow.diagram.text.trimEnd().split('\n'), ...section('The steps'), ...steps, ...blockLines(flow.blocks, site, notes)], notes);
}

/** Twin of a glossary entry. */
export function termTwin(term: Term, site: Site): string {
  const notes = new Footnotes(site.sources);
  const also = term.aliases.length === 0 ? [] : [...wrap(`Also: ${term.aliases.join(', ')}`), ''];
  const see = term.see.length === 0 ? [] : [...wrap(`See also: ${term.see.map((id) => site.terms.get(id)?.name ?? id).join(', ')}`), ''];
  const uses = (site.termMentions.get(term.id) ?? []).filter((place) => place.address !== term.address);
  const used = uses.length === 0 ? [] : [...section('Where this term is used'), ...uses.flatMap((place) => [...wrap(plainLine(place.title)), `    ${absolute(place.address)}`])];
  const kind = wrap(`${term.kind.replace('-', ' ')}, ${statusText(term.status)} ${notes.marks(term.citations)}`);
  return finish([...heading(term.name, term.address, term.definition), ...kind, '', ...also, ...blockLines(term.blocks, site, notes), ...see, ...used], notes);
}

/** Twin of an answer, with the claims it rests on. */
export function answerTwin(answer: Answer, site: Site): string {
  const notes = new Footnotes(site.sources);
  const body = blockLines(answer.blocks, site, notes);
  const claims = answer.claims.flatMap((label) => site.claims.get(label) ?? []).flatMap((claim) => claimLines(claim, notes));
  const lines = wrap(plainLine(answer.question));
  return finish([...lines, '='.repeat(Math.max(...lines.map((line) => line.length))), absolute(answer.address), '', ...body, ...section('What it rests on'), ...claims], notes);
}
