import { plainLine } from '../../words/escape.ts';
import { tableLines } from '../../words/table.ts';
import type { Matrix } from './schema.ts';

/** The matrix as a table; a mark stands as a word before its text. */
export function matrixWords({ corner, columns, rows }: Matrix): string[] {
  return tableLines(
    [corner, ...columns.map(({ title }) => plainLine(title))],
    rows.map(({ title, cells }) => [plainLine(title), ...cells.map(({ mark, text }) => `${mark === 'none' ? '' : `${mark}: `}${plainLine(text)}`)]),
  );
}
