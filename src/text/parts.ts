import type { Link, RootContent } from 'mdast';
import type { Claim } from '../content/claim.ts';
import type { Block } from '../content/document.ts';
import type { Flow } from '../content/flows.ts';
import type { Footnotes } from '../facts/footnotes.ts';
import { statusText } from '../facts/status.ts';
import { kindOf } from '../figures/kinds.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { proseLines } from '../words/prose.ts';
import { GLUE, wrap } from '../words/wrap.ts';

/** The head of every twin: title, address, lede. */
export function heading(title: string, address: string, lede: string): string[] {
  return [...underlined(plainLine(title), '='), absolute(address), '', ...wrap(plainLine(lede)), ''];
}

/** A title over a rule of signs. */
export function underlined(title: string, sign: string): string[] {
  const lines = wrap(title);
  return [...lines, sign.repeat(Math.max(...lines.map((line) => line.length)))];
}

/** Ends a twin with its footnotes. */
export function finish(lines: readonly string[], notes: Footnotes): string {
  const foot = notes.lines();
  const all = foot.length === 0 ? lines : [...lines, ...section('Notes'), ...foot];
  return `${all
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** A section's title, with its fragment; that of a smaller section is underlined with dots. */
export function section(title: string, id?: string, depth: 2 | 3 = 2): string[] {
  return ['', ...underlined(plainLine(title), depth === 2 ? '-' : '.'), ...(id === undefined ? [''] : [`#${id}`, ''])];
}

/** Prose of a twin. Where a link's words do not name the place, a mark does: a claim's label, else a footnote. */
export function twinProse(nodes: readonly RootContent[], notes: Footnotes, indent = ''): string[] {
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
  return [
    ...body,
    '',
    ...wrap(`[${claim.label}] ${statusText(claim.status)}${deduced} ${notes.marks(claim.citations)}`, '    '),
    `    ${absolute(claim.address)}`,
    '',
  ];
}

/** The blocks of a document. */
export function blockLines(blocks: readonly Block[], site: Site, notes: Footnotes): string[] {
  return blocks.flatMap((block) => linesOf(block, site, notes));
}

function linesOf(block: Block, site: Site, notes: Footnotes): string[] {
  switch (block.kind) {
    case 'heading':
      return section(block.text, block.id, block.depth);
    case 'claim':
      return claimLines(block, notes);
    case 'prose':
      return [...twinProse(block.nodes, notes), ''];
    case 'flow': {
      const flow = site.flows.get(block.flow);
      return flow === undefined
        ? []
        : [
            ...wrap(`Diagram: ${plainLine(flow.title)} (${statusText(flow.status)}). ${plainLine(flow.summary)}`),
            absolute(flow.address),
            '',
            ...drawing(flow),
            '',
          ];
    }
    case 'figure': {
      const placed = site.figures.get(block.figure);
      if (placed === undefined) return [];
      const { figure, citations } = placed;
      return [
        ...wrap(`Figure: ${plainLine(figure.title)}. ${plainLine(figure.summary)} ${notes.marks(citations)}`),
        `#${block.figure}`,
        '',
        ...kindOf(figure).words(figure),
        '',
      ];
    }
    case 'step':
    case 'window':
      // A flow's steps stand in its list of steps, never among its blocks.
      return [];
  }
}

/** The text drawing of a flow. */
export function drawing(flow: Flow): string[] {
  return flow.diagram.text.trimEnd().split('\n');
}
