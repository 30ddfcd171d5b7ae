import type { Link, RootContent } from 'mdast';
import { plainLine } from '../html/escape.ts';
import { dateText } from '../html/source.ts';
import { absolute } from '../html/href.ts';
import { statusText } from '../model/status.ts';
import type { Answer, Block, Claim, Flow, Page, Site, Step, StepWindow, Term } from '../model/types.ts';
import { figureLines } from './figure.ts';
import { withMark } from './marked.ts';
import { proseLines } from './prose.ts';
import { Footnotes } from './source.ts';
import { stepWords } from './step.ts';
import { GLUE, wrap } from './wrap.ts';

/** The head of every twin: title, address, lede. */
export function heading(title: string, address: string, lede: string): string[] {
  return [...underlined(plainLine(title), '='), absolute(address), '', ...wrap(plainLine(lede)), ''];
}

function underlined(title: string, sign: string): string[] {
  const lines = wrap(title);
  return [...lines, sign.repeat(Math.max(...lines.map((line) => line.length)))];
}

/** Ends a twin with its footnotes. */
export function finish(lines: readonly string[], notes: Footnotes): string {
  const foot = notes.lines();
  const all = foot.length === 0 ? lines : [...lines, ...section('Notes'), ...foot];
  return `${all.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

/** A section's title, with its fragment; that of a smaller section is underlined with dots. */
export function section(title: string, id?: string, depth: 2 | 3 = 2): string[] {
  return ['', ...underlined(plainLine(title), depth === 2 ? '-' : '.'), ...(id === undefined ? [''] : [`#${id}`, ''])];
}

/** Prose of a twin. Where a link's words do not name the place, a mark does: a claim's label, else a footnote. */
function twinProse(nodes: readonly RootContent[], notes: Footnotes, indent = ''): string[] {
  const mark = (link: Link, words: string): string => {
    const { reference, target = '' } = link.data ?? {};
    if (reference === 'term' || words === target) return '';
    if (reference === 'claim') return ` (${target})`;
    return GLUE + (reference === 'source' ? notes.marks([{ source: target }]) : notes.place(link.url));
  };
  return proseLines(nodes, mark, indent);
}

/** A claim: what it says, then its label, status, sources and address. */
export function claimLines(claim: Claim, notes: Footnotes): string[] {
  const body = twinProse(claim.body, notes);
  const deduced = claim.deduced ? ', deduced' : '';
  return [...body, '', ...wrap(`[${claim.label}] ${statusText(claim.status)}${deduced} ${notes.marks(claim.citations)}`, '    '), `    ${absolute(claim.address)}`, ''];
}

/** The blocks of a document. */
export function blockLines(blocks: readonly Block[], site: Site, notes: Footnotes): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return section(block.text, block.id, block.depth);
      case 'claim':
        return claimLines(block, notes);
      case 'prose':
        return [...twinProse(block.nodes, notes), ''];
      case 'flow': {
        const flow = site.flows.get(block.flow);
        return flow === undefined ? [] : [...wrap(`Diagram: ${plainLine(flow.title)} (${statusText(flow.status)}). ${plainLine(flow.summary)}`), absolute(flow.address), '', ...drawing(flow), ''];
      }
      case 'figure': {
        const placed = site.figures.get(block.figure);
        if (placed === undefined) return [];
        const { figure, citations } = placed;
        return [...wrap(`Figure: ${plainLine(figure.title)}. ${plainLine(figure.summary)} ${notes.marks(citations)}`), `#${block.figure}`, '', ...figureLines(figure), ''];
      }
      case 'step':
      case 'window':
        // A flow's steps stand in its list of steps, never among its blocks.
        return [];
    }
  });
}

function drawing(flow: Flow): string[] {
  return flow.diagram.text.trimEnd().split('\n');
}

/** Twin of a topic page or of a page that belongs to no topic. */
export function pageTwin(page: Page, site: Site): string {
  const notes = new Footnotes(site.sources);
  const state = [page.status?.word, page.state === undefined ? undefined : plainLine(page.state)].filter((part) => part !== undefined).join(', ');
  const meta = [state === '' ? '' : `Status: ${state}.`, page.checked === undefined ? '' : `Checked ${dateText(page.checked)}.`].filter((part) => part !== '').join(' ');
  return finish([...heading(page.title, page.address, page.summary), ...wrap(meta), '', ...blockLines(page.blocks, site, notes)], notes);
}

/** Twin of a flow: the drawing, then every step with its address. */
export function flowTwin(flow: Flow, site: Site): string {
  const notes = new Footnotes(site.sources);
  const label = wrap(`[flow.${flow.id}] ${statusText(flow.status)} ${notes.marks(flow.citations)}`, '    ');
  const steps = flow.steps.flatMap((step) => [
    ...wrap(`${step.n}. ${stepWords(flow, step)}`, '', '   '),
    ...stepBody(flow, step, notes),
    ...flow.windows.filter((window) => window.from === step.n).flatMap((window) => [`   Between ${window.from} and ${window.to}:`, ...stepBody(flow, window, notes)]),
  ]);
  return finish([...heading(flow.title, flow.address, flow.summary), ...label, '', ...drawing(flow), ...section('The steps', 'steps'), ...steps, ...blockLines(flow.blocks, site, notes)], notes);
}

/** What a step says, its own sources (those of the whole flow stand under its title), its address. */
function stepBody(flow: Flow, entry: Step | StepWindow, notes: Footnotes): string[] {
  const body = entry.citations === flow.citations ? entry.body : withMark(entry.body, notes.marks(entry.citations));
  return [...twinProse(body, notes, '   '), `   ${absolute(entry.address)}`, ''];
}

/** Twin of a glossary entry. */
export function termTwin(term: Term, site: Site): string {
  const notes = new Footnotes(site.sources);
  const kind = [term.kind.replace('-', ' '), ...(term.status.word === 'concept' ? [] : [statusText(term.status)])].join(', ');
  const also = wrap(term.aliases.length === 0 ? '' : `Also: ${term.aliases.join(', ')}`);
  const label = wrap(`[term.${term.id}] ${kind} ${notes.marks(term.citations)}`, '    ');
  const see = wrap(term.see.length === 0 ? '' : `See also: ${term.see.map((id) => site.terms.get(id)?.name ?? id).join(', ')}`);
  const uses = (site.termMentions.get(term.id) ?? []).filter((place) => place.address !== term.address);
  const used = uses.length === 0 ? [] : [...section('Where this term is used', 'used-by'), ...uses.flatMap((place) => [...wrap(plainLine(place.title)), `    ${absolute(place.address)}`])];
  return finish([...heading(term.name, term.address, term.definition), ...label, '', ...also, '', ...blockLines(term.blocks, site, notes), ...see, ...used], notes);
}

/** Twin of an answer, with the claims it rests on. */
export function answerTwin(answer: Answer, site: Site): string {
  const notes = new Footnotes(site.sources);
  const head = [...underlined(plainLine(answer.question), '='), absolute(answer.address), ''];
  const claims = answer.claims.flatMap((label) => site.claims.get(label) ?? []).flatMap((claim) => claimLines(claim, notes));
  return finish([...head, ...blockLines(answer.blocks, site, notes), `    [answer.${answer.id}]`, ...section('What it rests on', 'claims'), ...claims], notes);
}
