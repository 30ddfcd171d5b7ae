import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { checkId, slug } from '../reading/address.ts';
import type { Frame } from '../reading/frame.ts';
import { lineOf, takeId } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Row } from './claim.ts';

/** An id made from words that is longer than this is no name for anything: the author writes one. */
const LONGEST_MADE_ID = 40;

/** Gives every row of a table its id, on the row's node as well; notes rows whose id cannot be made. */
export function readRows(table: Table, stem: string, frame: Frame, problems: ProblemList): Row[] {
  const header = table.children[0]?.children.map((cell) => plainText(cell)) ?? [];
  return table.children.slice(1).map((row) => {
    const first = row.children[0];
    const given = first === undefined ? undefined : takeId(first.children);
    const part = given ?? slug(plainText(first));
    const id = `${stem}-${part}`;
    if (given === undefined && (part === '' || id.length > LONGEST_MADE_ID)) {
      problems.add(frame.file, lineOf(row), 'a table row whose id cannot be made from its first cell', 'end the first cell with {/* #short-id */}');
    } else checkId(id, frame.file, lineOf(row), problems);
    row.data = { ...row.data, rowId: id };
    const text = row.children.map((cell, i) => (i === 0 ? plainText(cell) : `${header[i] ?? ''}: ${plainText(cell)}`)).join('; ');
    return { id, label: `${frame.labelStem}.${id}`, address: `${frame.path}#${id}`, title: `${frame.labelStem}.${id}`, text, line: lineOf(row) };
  });
}
