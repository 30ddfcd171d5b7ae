import { plainLine } from '../../words/escape.ts';
import { tableLines } from '../../words/table.ts';
import { wrap } from '../../words/wrap.ts';
import { hex, layoutOf, splitRecordTable } from './layout.ts';
import { recordWords } from './said.ts';
import type { SplitRecord } from './schema.ts';

/** What the picture shows for the layout and the offset at its start, and the table of offsets. */
export function splitRecordWords(figure: SplitRecord): string[] {
  const { layout, offset } = figure.start;
  const said = recordWords(figure, layout, offset).flatMap(({ term, text }) => wrap(`${term}: ${plainLine(text)}`, '  ', '    '));
  const { head, rows } = splitRecordTable(figure);
  const table = tableLines(
    head,
    rows.map(({ cells }) => cells.map(plainLine)),
  );
  return [`${layoutOf(figure, layout).title}, offset ${hex(offset)}:`, ...said, '', ...table];
}
