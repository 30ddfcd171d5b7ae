import { COLUMNS, wrap } from './wrap.ts';

type Cells = readonly string[];

const GAP = 2;
const NARROWEST = 8;

/**
 * A table as lines. Where the columns would get too narrow to read, each row is written as a list instead.
 * @param head the column heads
 * @param rows one list of cells for each row
 * @param width columns of a whole line
 */
export function tableLines(head: Cells, rows: readonly Cells[], width = COLUMNS): string[] {
  const widths = columnWidths(head, rows, width);
  return widths === undefined ? listForm(head, rows, width) : gridForm(head, rows, widths);
}

/** The widths that make the lowest table; `undefined` where the words of a row do not fit side by side. */
function columnWidths(head: Cells, rows: readonly Cells[], width: number): number[] | undefined {
  const columns = head.map((title, i) => [title, ...rows.map((row) => row[i] ?? '')]);
  const widest = columns.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  const longestWord = (cells: Cells): number => Math.max(...cells.flatMap((cell) => cell.split(/[^\S\u00a0]+/)).map((word) => word.length));
  const widths = columns.map((cells, i) => Math.min(widest[i] ?? 0, Math.max(NARROWEST, longestWord(cells))));
  let spare = width - GAP * (head.length - 1) - widths.reduce((sum, w) => sum + w, 0);
  if (spare < 0) return undefined;

  const height = heights();
  const cost = (tried: readonly number[]): number => {
    let total = 0;
    for (let r = 0; r <= rows.length; r++) {
      const lines = columns.map((cells, i) => height(cells[r] ?? '', tried[i] ?? 0));
      // The rows' height counts; between equals, the table with fewer broken cells, so that progress shows before a row gets lower.
      total += 100 * Math.max(...lines) + lines.reduce((sum, n) => sum + n, 0);
    }
    return total;
  };
  for (;;) {
    const now = cost(widths);
    let best = { gain: 0, column: 0, by: 0 };
    for (let column = 0; column < widths.length; column++) {
      for (let by = 1; by <= Math.min(spare, (widest[column] ?? 0) - (widths[column] ?? 0)); by++) {
        const gain = (now - cost(widths.map((w, i) => (i === column ? w + by : w)))) / by;
        if (gain > best.gain) best = { gain, column, by };
      }
    }
    if (best.by === 0) return widths;
    widths[best.column] = (widths[best.column] ?? 0) + best.by;
    spare -= best.by;
  }
}

/** Lines that a text takes at a width; each is counted once. */
function heights(): (text: string, width: number) => number {
  const known = new Map<string, number>();
  return (text, width) => {
    const key = `${width} ${text}`;
    const lines = known.get(key) ?? wrap(text, '', '', width).length;
    known.set(key, lines);
    return lines;
  };
}

function gridForm(head: Cells, rows: readonly Cells[], widths: readonly number[]): string[] {
  const lines = (cells: Cells): string[] => {
    const wrapped = widths.map((width, i) => wrap(cells[i] ?? '', '', '', width));
    const height = Math.max(1, ...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, y) =>
      wrapped
        .map((cell, i) => (cell[y] ?? '').padEnd(widths[i] ?? 0))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const rule = widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP));
  const body = rows.map(lines);
  // A row that goes on is plain to see where its first cell stands alone; where that cell wraps, or many rows go on, a blank line parts them.
  const airy = rows.some((row) => (row[0] ?? '').length > (widths[0] ?? 0)) || body.filter((row) => row.length > 1).length * 4 > rows.length;
  return [...lines(head), rule, ...body.flatMap((row, i) => (airy && i > 0 ? ['', ...row] : row))];
}

function listForm(head: Cells, rows: readonly Cells[], width: number): string[] {
  return rows.flatMap((row, r) => [
    ...(r > 0 ? [''] : []),
    ...wrap(row[0] ?? '', '* ', '  ', width),
    ...row.slice(1).flatMap((cell, i) => (cell === '' ? [] : wrap(`${head[i + 1] ?? ''}: ${cell}`, '    ', '      ', width))),
  ]);
}
