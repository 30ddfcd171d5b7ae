import { windowTimes } from '../figures/race.ts';
import { recordWords } from '../figures/record-words.ts';
import { spanWords } from '../figures/spans.ts';
import { hex, layoutOf, splitRecordTable } from '../figures/split-record.ts';
import { plainLine } from '../html/escape.ts';
import type { Figure } from '../model/figure-schema.ts';
import { tableLines } from './table.ts';
import { wrap } from './wrap.ts';

/** A figure's data as lines of text: what the picture shows, in words and tables. */
export function figureLines(figure: Figure): string[] {
  switch (figure.kind) {
    case 'log-chart': {
      const head = [figure.x.label, ...figure.series.map((series) => series.name)];
      const rows = figure.x.values.map((x, i) => [String(x), ...figure.series.map((series) => String(series.values[i] ?? ''))]);
      return [`(${figure.y.label})`, '', ...tableLines(head, rows), ...(figure.caution === undefined ? [] : ['', ...wrap(plainLine(figure.caution))])];
    }
    case 'timeline':
      return figure.events.flatMap((event) =>
        wrap(
          `${plainLine(event.title)}${event.status === undefined ? '' : ` (${event.status})`}. ${plainLine(event.text)}`,
          `${event.date.padEnd(10)}  `,
          ' '.repeat(12),
        ),
      );
    case 'race':
      return figure.variants.flatMap((variant, v) => [
        ...(v > 0 ? [''] : []),
        plainLine(variant.title),
        '',
        ...variant.events.flatMap((event) =>
          wrap(`${figure.columns[event.column]?.title ?? ''}: ${plainLine(event.text)}`, `  ${event.at.padEnd(4)}`, '      '),
        ),
        ...wrap(`(${windowTimes(variant)}: ${plainLine(variant.window.text)})`, '      '),
        ...wrap(`=> ${plainLine(variant.outcome)}`, '  ', '     '),
      ]);
    case 'matrix':
      return tableLines(
        [figure.corner, ...figure.columns.map((column) => plainLine(column.title))],
        figure.rows.map((row) => [plainLine(row.title), ...row.cells.map((cell) => `${cell.mark === 'none' ? '' : `${cell.mark}: `}${plainLine(cell.text)}`)]),
      );
    case 'spans':
      return figure.rows.flatMap((row, r) => [
        ...(r > 0 ? [''] : []),
        plainLine(row.title),
        ...row.spans.flatMap((span) => {
          const { who, does } = spanWords(span);
          const [from, to] = [figure.phases[span.from] ?? '', figure.phases[span.to] ?? ''];
          return wrap(`${from === to ? from : `${from} to ${to}`} (${who} ${does}): ${plainLine(span.text)}`, '  ', '    ');
        }),
      ]);
    case 'split-record': {
      const { layout, offset } = figure.start;
      const words = recordWords(figure, layout, offset).flatMap(({ term, text }) => wrap(`${term}: ${plainLine(text)}`, '  ', '    '));
      const { head, rows } = splitRecordTable(figure);
      return [
        `${layoutOf(figure, layout).title}, offset ${hex(offset)}:`,
        ...words,
        '',
        ...tableLines(
          head,
          rows.map((row) => row.cells.map(plainLine)),
        ),
      ];
    }
  }
}
