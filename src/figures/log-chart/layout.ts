import type { LogChart } from './schema.ts';

/** A value of a series, where it lies in the drawing. `above` says on which side its number stands; without it no number is drawn. */
export interface ChartPoint {
  x: number;
  y: number;
  value: number;
  above?: boolean;
}

/** A log chart in pixels from the upper left corner. */
export interface ChartLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  rules: { y: number; value: number }[];
  categories: { x: number; value: number }[];
  lines: { name: string; role: string; dashed: boolean; points: ChartPoint[]; nameY: number }[];
}

const HEIGHT = 372;
const PLOT_WIDTH = 560;
const LEFT = 46;
const TOP = 44;
const BOTTOM = 48;
/** A generous mean advance of the text face at the size of the names, so that the longest name has room at the right. */
const ADVANCE = 7;
/** Least distance of the base lines of two names. */
const NAME_LINE = 18;

/** The rules of a logarithmic scale: 1, 2 and 5 times each power of ten, from the last one not above `least` to the first one not below `most`. */
export function logRules(least: number, most: number): number[] {
  const rules: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= most; power *= 10) rules.push(power, 2 * power, 5 * power);
  rules.push(10 ** Math.ceil(Math.log10(most)));
  const distinct = [...new Set(rules)].sort((a, b) => a - b);
  const from = distinct.findLast((rule) => rule <= least) ?? least;
  const to = distinct.find((rule) => rule >= most) ?? most;
  return distinct.filter((rule) => rule >= from && rule <= to);
}

/** Lays out the drawing. Numbers stand at the first, the last, the greatest and the least value of a series: those that a text quotes. */
export function layChart(figure: LogChart): ChartLayout {
  const all = figure.series.flatMap((series) => series.values);
  const rules = logRules(Math.min(...all), Math.max(...all));
  const [low, high] = [Math.log10(rules[0] ?? 1), Math.log10(rules.at(-1) ?? 10)];
  const plot = { left: LEFT, right: LEFT + PLOT_WIDTH, top: TOP, bottom: HEIGHT - BOTTOM };
  const yOf = (value: number): number => round(plot.bottom - ((Math.log10(value) - low) / (high - low)) * (plot.bottom - plot.top));
  const step = PLOT_WIDTH / figure.x.values.length;
  const xOf = (i: number): number => round(plot.left + step * (i + 0.5));

  const lines = figure.series.map((series) => {
    const marked = new Set([0, series.values.length - 1, series.values.indexOf(Math.max(...series.values)), series.values.indexOf(Math.min(...series.values))]);
    const points = series.values.map((value, i): ChartPoint => {
      const above = figure.series.every((other) => other === series || (other.values[i] ?? 0) <= value);
      return { x: xOf(i), y: yOf(value), value, ...(marked.has(i) && { above }) };
    });
    return { name: series.name, role: series.role, dashed: series.dashed, points, nameY: points.at(-1)?.y ?? 0 };
  });
  spread(lines);
  const width = plot.right + 12 + Math.max(...figure.series.map((series) => series.name.length)) * ADVANCE;
  return {
    width,
    height: HEIGHT,
    plot,
    rules: rules.map((value) => ({ value, y: yOf(value) })),
    categories: figure.x.values.map((value, i) => ({ value, x: xOf(i) })),
    lines,
  };
}

/** Moves the names of lines that end close together apart, from the top down. */
function spread(lines: { nameY: number }[]): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const line of lines.toSorted((a, b) => a.nameY - b.nameY)) {
    line.nameY = Math.max(line.nameY, last + NAME_LINE);
    last = line.nameY;
  }
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}
