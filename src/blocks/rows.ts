import type { Table, TableRow } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { FiledStand } from '../addresses/things.ts';
import { checkId, slug } from '../reading/address.ts';
import { lineOf, takeId } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';

/** An id made from words that is longer than this is no name for anything: the author writes one. */
const LONGEST_MADE_ID = 40;

/** A row of a table, with its id in the page and its words as one line. */
export interface TableRowText {
  id: string;
  node: TableRow;
  text: string;
  line: number;
}

/** Gives every row of a table its id, on the row's node as well; notes rows whose id cannot be made. */
export function readRows(table: Table, stem: string, stand: FiledStand, problems: ProblemList): TableRowText[] {
  return table.children.slice(1).map((row) => {
    const first = row.children[0];
    const given = first === undefined ? undefined : takeId(first.children);
    const part = given ?? slug(plainText(first));
    const id = `${stem}-${part}`;
    if (given === undefined && (part === '' || id.length > LONGEST_MADE_ID)) {
      problems.add(stand.file, lineOf(row), 'a table row whose id cannot be made from its first cell', 'end the first cell with {/* #short-id */}');
    } else checkId(id, stand.file, lineOf(row), problems);
    row.data = { ...row.data, rowId: id };
    return { id, node: row, text: sentence(table, row), line: lineOf(row) };
  });
}

/** The text of the row with an id, made anew from the tables that it stands in. Empty where there is no such row. */
export function rowText(tables: readonly Table[], id: string): string {
  for (const table of tables) for (const row of table.children) if (row.data?.rowId === id) return sentence(table, row);
  return '';
}

/** A row as one line, with the heads of its columns. */
function sentence(table: Table, row: TableRow): string {
  const header = table.children[0]?.children.map((cell) => plainText(cell)) ?? [];
  return row.children.map((cell, i) => (i === 0 ? plainText(cell) : `${header[i] ?? ''}: ${plainText(cell)}`)).join('; ');
}
