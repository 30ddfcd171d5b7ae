import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { claimThing, type FiledStand } from '../../addresses/things.ts';
import { parseCitations } from '../../facts/citation.ts';
import { releasesIn, STATUS_WORDS, type Status, statusFault } from '../../facts/status.ts';
import { checkId } from '../../reading/address.ts';
import { attribute, hasStrayId, lineOf } from '../../reading/nodes.ts';
import type { ProblemList } from '../../reading/problem.ts';
import { blockText } from '../../words/block-text.ts';
import { readRows, type TableRowText } from '../rows.ts';
import type { Claim, ClaimRow, ShownBy } from './claim.ts';

/** A claim says something that a release or a day can settle, so `concept` is not for it. */
const CLAIM_STATUS = STATUS_WORDS.filter((word) => word !== 'concept');

/** Reads the status attributes of a block; notes a problem where they do not fit together. */
function readStatus(node: MdxJsxFlowElement, file: string, problems: ProblemList): Status {
  const word = attribute(node, 'status') ?? '';
  const known = CLAIM_STATUS.find((status) => status === word);
  if (known === undefined) {
    problems.add(file, lineOf(node), `unknown status "${word}"`, `use one of: ${CLAIM_STATUS.join(', ')}`);
    return { word: 'on record', date: '' };
  }
  const status: Status = { word: known };
  for (const key of ['since', 'date', 'in'] as const) {
    const value = attribute(node, key);
    if (value !== undefined) status[key] = value;
  }
  const seen = attribute(node, 'seen');
  if (seen !== undefined) status.seen = releasesIn(seen);
  const fault = statusFault(status);
  if (fault !== undefined) problems.add(file, lineOf(node), fault.what, fault.mend);
  return status;
}

/** Reads the attribute `shown` or `partly`; notes words that can name nothing. */
function readShown(name: 'shown' | 'partly', node: MdxJsxFlowElement, file: string, problems: ProblemList): ShownBy[] {
  const partly = name === 'partly';
  const words = (attribute(node, name) ?? '').split(/\s+/).filter((word) => word !== '');
  return words.flatMap((word) => {
    const [, row, by, what, kernel] = /^(?:([a-z0-9-]+):)?([a-z0-9-]+)\.([a-z0-9-]+)(?:@([0-9a-z.-]+))?$/.exec(word) ?? [];
    if (by !== undefined && what !== undefined) return [{ partly, by, what, ...(row !== undefined && { row }), ...(kernel !== undefined && { kernel }) }];
    problems.add(
      file,
      lineOf(node),
      `"${word}" names no observation and no variant`,
      'write <lab>.<observation> or <model>.<variant>; <row>: before it for a row of the table; @<kernel> behind an observation where kernels differ',
    );
    return [];
  });
}

/** Rows of a claim's table, each of which has a label. */
function claimRows(rows: readonly TableRowText[], stand: FiledStand): ClaimRow[] {
  return rows.map(({ id, node, text, line }) => {
    const thing = claimThing('row', stand, id);
    node.data = { ...node.data, thing };
    return { id, thing, label: thing.title, address: thing.address, title: thing.title, text, line };
  });
}

/** Reads a `<Claim>`; notes what is wrong with its id, its status and its rows. */
export function readClaim(node: MdxJsxFlowElement, stand: FiledStand, problems: ProblemList): Claim {
  const line = lineOf(node);
  const id = attribute(node, 'id') ?? '';
  checkId(id, stand.file, line, problems);
  // Block content of a JSX element is what may stand at the root: the parser types it more narrowly than it is.
  const body = node.children as RootContent[];
  const rows: ClaimRow[] = [];
  for (const child of body) {
    if (child.type === 'table') rows.push(...claimRows(readRows(child, id, stand, problems), stand));
    else if (hasStrayId(child)) problems.add(stand.file, lineOf(child), 'an id comment where no id can stand', 'the claim has its id as an attribute');
  }
  if (body.length === 0) problems.add(stand.file, line, `claim "${id}" is empty`, 'write one to three sentences, a table or a list');
  const thing = claimThing('claim', stand, id);
  return {
    kind: 'claim',
    id,
    thing,
    label: thing.title,
    address: thing.address,
    title: thing.title,
    pageTitle: stand.title,
    status: readStatus(node, stand.file, problems),
    deduced: attribute(node, 'deduced') !== undefined,
    citations: parseCitations(attribute(node, 'sources') ?? ''),
    body,
    text: blockText(body),
    rows,
    shownBy: [...readShown('shown', node, stand.file, problems), ...readShown('partly', node, stand.file, problems)],
    shown: [],
    tried: [],
    line,
  };
}
