import type { Claim } from '../content/claim.ts';
import type { Document } from '../content/document.ts';
import { statusText } from '../facts/status.ts';
import type { Site } from '../link/site.ts';
import { blockText } from '../words/block-text.ts';
import { plainLine } from '../words/escape.ts';
import type { SearchEntry } from './entry.ts';
import { mailAddress } from './mail-address.ts';

/** What stands on a page and can be linked: its sections with their prose, its claims with their rows, its figures. */
export function partEntries(page: Document, title: string, topics: string[], site: Site): SearchEntry[] {
  const entries: SearchEntry[] = [];
  let section: SearchEntry | undefined;
  for (const block of page.blocks) {
    switch (block.kind) {
      case 'heading':
        section = { kind: 'page', title: block.text, context: title, address: `${page.path}#${block.id}`, names: [], also: [], body: '', topics };
        entries.push(section);
        break;
      case 'prose':
        if (section !== undefined) section.body = `${section.body} ${blockText(block.nodes)}`.trim();
        break;
      case 'claim':
        entries.push(...claimEntries(block, section?.title ?? title, topics));
        break;
      case 'figure': {
        const placed = site.figures.get(block.figure);
        if (placed !== undefined)
          entries.push({
            kind: 'page',
            title: plainLine(placed.title),
            context: `figure in ${title}`,
            address: placed.address,
            names: [],
            also: [],
            body: plainLine(placed.figure.summary),
            topics,
          });
        break;
      }
    }
  }
  return entries;
}

function claimEntries(claim: Claim, title: string, topics: string[]): SearchEntry[] {
  const about = [claim.pageTitle, `${statusText(claim.status)}${claim.deduced ? ', deduced' : ''}`].map(plainLine);
  const mail = mailAddress(claim.address, claim.label);
  const entry = (label: string, address: string, body: string): SearchEntry => ({
    kind: 'claim',
    title,
    context: [label, ...about].join(', '),
    address,
    names: [label],
    also: [],
    body,
    topics,
    mail,
  });
  // The rows of a table are results of their own, so that a search lands on the row; the claim keeps what stands around the table.
  const around = claim.rows.length === 0 ? claim.text : blockText(claim.body.flatMap((node) => (node.type === 'table' ? [] : [node])));
  const heads = claim.body.flatMap((node) => (node.type === 'table' ? [blockText(node.children[0]?.children ?? [])] : []));
  return [
    entry(claim.label, claim.address, [around, ...heads].filter((part) => part !== '').join(' ')),
    ...claim.rows.map((row) => entry(row.label, row.address, row.text)),
  ];
}
