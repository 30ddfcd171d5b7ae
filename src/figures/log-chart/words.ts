import { plainLine } from '../../words/escape.ts';
import { tableLines } from '../../words/table.ts';
import { wrap } from '../../words/wrap.ts';
import type { LogChart } from './schema.ts';

/** The numbers as a table, and the caution. */
export function logChartWords({ x, y, series, caution }: LogChart): string[] {
  const head = [x.label, ...series.map(({ name }) => name)];
  const rows = x.values.map((value, i) => [String(value), ...series.map(({ values }) => String(values[i] ?? ''))]);
  return [`(${y.label})`, '', ...tableLines(head, rows), ...(caution === undefined ? [] : ['', ...wrap(plainLine(caution))])];
}
