/** What was measured, beside its limit, or alone where the design sets none. */
export interface Measure {
  name: string;
  value: number;
  limit?: number;
  unit: 'kB' | 'ms' | 's' | '';
  /** Which page, query or size it was, where one of many was the worst. */
  which?: string;
}

/** The middle value of a list that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The entry with the largest value of a list that is not empty. */
export function worst<T>(entries: readonly T[], value: (entry: T) => number): T {
  const [first, ...rest] = entries;
  if (first === undefined) throw new Error('nothing was measured');
  return rest.reduce((most, entry) => (value(entry) > value(most) ? entry : most), first);
}

/** Whether a measure keeps its limit; not a number keeps none. */
export function keeps({ value, limit }: Measure): boolean {
  return limit === undefined || value <= limit;
}

const show = (value: number, unit: string): string => `${value.toFixed(unit === 'ms' ? 0 : unit === '' ? 3 : 1)}${unit && ` ${unit}`}`;

/** One line of the report; one that could not be taken breaks its budget as well. */
export function line(measure: Measure): string {
  const { name, value, limit, unit, which } = measure;
  const verdict = limit === undefined ? '      ' : keeps(measure) ? 'ok    ' : 'BROKEN';
  return `${verdict} ${name.padEnd(52)} ${show(value, unit).padStart(10)}  ${limit === undefined ? ' '.repeat(12) : `of ${show(limit, unit).padStart(9)}`}${which === undefined ? '' : `   ${which}`}`;
}
