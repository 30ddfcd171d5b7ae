import type { Claim } from '../../blocks/claim/claim.ts';
import type { Thing } from '../../facts/place.ts';
import { statusText } from '../../facts/status.ts';
import type { Site } from '../../link/site.ts';
import { blockText } from '../../words/block-text.ts';
import { plainLine } from '../../words/escape.ts';
import { documentsOf, sectionsOf } from '../documents.ts';
import type { SearchEntry } from '../entry.ts';

/** Every claim under the title of its section, and every row of its table: a search lands on the row, and the claim keeps what stands around the table. */
export function claimEntries(site: Site): SearchEntry[] {
  return documentsOf(site).flatMap(({ document, title, topics }) =>
    sectionsOf(document).flatMap(({ heading, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'claim' ? withRows(block, heading?.text ?? title, topics) : [])),
    ),
  );
}

function withRows(claim: Claim, title: string, topics: readonly string[]): SearchEntry[] {
  const about = [claim.pageTitle, `${statusText(claim.status)}${claim.deduced ? ', deduced' : ''}`].map(plainLine);
  const entry = ({ label, address, mail }: Thing, body: string): SearchEntry => ({
    kind: 'claim',
    title,
    context: about.join(', '),
    address,
    label,
    names: [],
    also: [],
    body,
    topics,
    mail,
  });
  return [
    entry(claim.thing, [aroundTables(claim), ...headsOfTables(claim)].filter((part) => part !== '').join(' ')),
    ...claim.rows.map((row) => entry(row.thing, row.text)),
  ];
}

function aroundTables({ rows, text, body }: Claim): string {
  return rows.length === 0 ? text : blockText(body.filter((node) => node.type !== 'table'));
}

function headsOfTables({ body }: Claim): string[] {
  return body.flatMap((node) => (node.type === 'table' ? [blockText(node.children[0]?.children ?? [])] : []));
}
