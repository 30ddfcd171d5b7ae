import { COLUMNS, wrap } from './wrap.ts';

const GAP = 2;
const NARROWEST = 9;

/**
 * A table as lines of at most 72 columns. Where the columns would get too narrow to read, each row is written as a list instead.
 * @param head the column heads
 * @param rows one list of cells for each row
 */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = columnWidths(head, rows);
  return widths === undefined ? listForm(head, rows) : gridForm(head, rows, widths);
}

function columnWidths(head: readonly string[], rows: readonly (readonly string[])[]): number[] | undefined {
  const cells = head.map((title, i) => [title, ...rows.map((row) => row[i] ?? '')]);
  const wanted = cells.map((column) => Math.max(...column.map((cell) => cell.length)));
  const least = cells.map((column) => Math.max(NARROWEST, ...column.flatMap((cell) => cell.split(/\s+/).map((word) => word.length))));
  const room = COLUMNS - GAP * (head.length - 1);
  const widths = wanted.map((width, i) => Math.min(width, least[i] ?? width));
  let spare = room - widths.reduce((sum, width) => sum + width, 0);
  if (spare < 0) return undefined;
  while (spare > 0) {
    const hungry = wanted.map((width, i) => ({ i, need: width - (widths[i] ?? 0) })).filter(({ need }) => need > 0);
    if (hungry.length === 0) break;
    const { i } = hungry.reduce((a, b) => (b.need > a.need ? b : a));
    widths[i] = (widths[i] ?? 0) + 1;
    spare--;
  }
  return widths;
}

function gridForm(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const line = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, i) => wrap(cell, '', '', widths[i] ?? 0));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, y) => wrapped.map((lines, i) => (lines[y] ?? '').padEnd(widths[i] ?? 0)).join(' '.repeat(GAP)).trimEnd());
  };
  const rule = widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP));
  const multi = rows.some((row) => line(row).length > 1);
  const body = rows.flatMap((row, i) => (multi && i > 0 ? ['', ...line(row)] : line(row)));
  return [...line(head), rule, ...body];
}

function listForm(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.flatMap((row, r) => [
    ...(r > 0 ? [''] : []),
    ...wrap(row[0] ?? '', '* ', '  '),
    ...row.slice(1).flatMap((cell, i) => wrap(`${head[i + 1] ?? ''}: ${cell}`, '    ', '      ')),
  ]);
}
