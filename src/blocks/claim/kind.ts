import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { codeDrift, driftText } from '../../facts/drift.ts';
import { shownWords } from '../../facts/shown.ts';
import { statusText } from '../../facts/status.ts';
import { twinProse } from '../../facts/twin-parts.ts';
import { blockText } from '../../words/block-text.ts';
import { absolute } from '../../words/href.ts';
import { wrap } from '../../words/wrap.ts';
import type { BlockKind } from '../kind.ts';
import { rowText } from '../rows.ts';
import type { Claim } from './claim.ts';
import { readClaim } from './read.ts';

/** The kernels and the observations that have shown a claim, and the models. */
function shownText({ shown, tried, rows }: Claim): string {
  const words = shownWords(shown, rows.length);
  const labs = words === undefined ? '' : `, ${words} (${shown.map(({ observation }) => observation.name).join(', ')})`;
  return tried.length === 0 ? labs : `${labs}, shown by model ${tried.map(({ name }) => name).join(', ')}`;
}

/** `<Claim>`: one core idea, with its status and its sources. */
export const claim: BlockKind<Claim, Claim, MdxJsxFlowElement> = {
  kind: 'claim',
  tag: { name: 'Claim', attributes: ['id', 'status', 'sources', 'since?', 'seen?', 'date?', 'in?', 'deduced!', 'shown?', 'partly?'] },
  read: readClaim,
  ids(block, ids) {
    ids.add(block.thing, block.line);
    ids.claim(block);
    for (const row of block.rows) ids.add(row.thing, row.line);
  },
  link(block, linker) {
    const body = linker.nodes(block.body, block.thing);
    linker.cite(block.citations, block.thing, block.line);
    const tables = body.flatMap((node) => (node.type === 'table' ? [node] : []));
    const rows = block.rows.map((row) => ({ ...row, text: rowText(tables, row.id) }));
    // What shows it is found once all is linked; what was read stays as it was.
    return { ...block, body, rows, text: blockText(body), shown: [], tried: [] };
  },
  text(block, { notes }) {
    const drift = codeDrift(block, notes.sources);
    const status = `${statusText(block.status)}${block.deduced ? ', deduced' : ''}${shownText(block)}${drift === undefined ? '' : `; ${driftText(drift)}`}`;
    return [
      ...twinProse(block.body, notes),
      '',
      ...wrap(`[${block.label}] ${status} ${notes.marks(block.citations)}`, '    '),
      `    ${absolute(block.address)}`,
      '',
    ];
  },
  line: ({ text }) => text,
};
