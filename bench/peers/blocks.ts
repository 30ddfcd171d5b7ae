import type { PhrasingContent, RootContent } from 'mdast';
import type { Claim } from '../../src/blocks/claim/claim.ts';
import type { Block } from '../../src/blocks/kinds.ts';
import { shownWords, verdict } from '../../src/facts/shown.ts';
import { type Citation, pinOf } from '../../src/facts/source.ts';
import { sourceShort, sourceUrl } from '../../src/facts/source-words.ts';
import { statusText } from '../../src/facts/status.ts';
import { kindOf } from '../../src/figures/kinds.ts';
import type { Site } from '../../src/link/site.ts';
import { plainLine } from '../../src/words/escape.ts';
import { code, fence, heading, joined, line, link, linkTo, paragraph, small, text } from './nodes.ts';
import { plainMermaid } from './plain-mermaid.ts';

/** The blocks of a document as plain Markdown. */
export function blockNodes(blocks: readonly Block[], site: Site): RootContent[] {
  return blocks.flatMap((block) => nodesOf(block, site));
}

function nodesOf(block: Block, site: Site): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.depth, block.id, ...block.children)];
    case 'prose':
      return structuredClone(block.nodes);
    case 'claim':
      return claimNodes(block, site);
    case 'flow': {
      const flow = site.flows.get(block.flow);
      if (flow === undefined) return [];
      return [fence('mermaid', plainMermaid(flow.diagram)), small(undefined, linkTo(flow), text(` (${statusText(flow.status)}). ${plainLine(flow.summary)}`))];
    }
    case 'figure': {
      const placed = site.figures.get(block.figure);
      if (placed === undefined) return [];
      const { figure, citations } = placed;
      const caption = small(block.figure, ...line(`${figure.title}. ${figure.summary} `), ...cited(citations, site));
      return [fence('text', kindOf(figure).words(figure).join('\n').trim()), caption];
    }
    case 'listing':
      return [fence('c', site.labs.get(block.lab)?.regions.get(block.region)?.text ?? '')];
    case 'step':
    case 'window':
      return stepNodes(block, site);
  }
}

/** A step or a window of a flow: what happens, in a line, what is said of it, and its sources. */
export function stepNodes(step: Extract<Block, { kind: 'step' | 'window' }>, site: Site): RootContent[] {
  const title = step.kind === 'step' ? `${step.n}. ${step.words}` : `Between ${step.from} and ${step.to}`;
  return [
    paragraph({ type: 'strong', children: line(title) }),
    ...structuredClone(step.body),
    small(step.id, ...(step.cites ? cited(step.citations, site) : [text(title)])),
  ];
}

function claimNodes(claim: Claim, site: Site): RootContent[] {
  const { id, label, status, deduced, shown, tried, rows, citations } = claim;
  const words = [statusText(status), ...(deduced ? ['deduced'] : []), shownWords(shown, rows.length) ?? '', ...tried.map(verdict)].filter(
    (part) => part !== '',
  );
  const evidence = [...shown.map(({ observation }) => observation), ...tried];
  return [
    ...structuredClone(claim.body),
    small(
      id,
      link(claim.address, text(label)),
      text(` ${words.join(', ')}. `),
      ...joined([...evidence.map((by) => [link(by.address, code(by.name))]), ...(citations.length > 0 ? [cited(citations, site)] : [])]),
    ),
  ];
}

/** Citations by their short names, each with its address. */
export function cited(citations: readonly Citation[], { sources }: Site): PhrasingContent[] {
  return joined(
    citations.flatMap((citation) => {
      const source = sources.get(citation.source);
      if (source === undefined) return [];
      const url = sourceUrl(source, pinOf(source, citation.symbol) === undefined ? undefined : citation.symbol);
      const name = text(sourceShort(source, citation));
      return [[url === undefined ? name : link(url, name)]];
    }),
  );
}
