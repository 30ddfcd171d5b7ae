/** What was measured of each site, by the site's name; the first is this project. */
export type Values = ReadonlyMap<string, number>;

/** One line of the comparison. */
export interface Measurement {
  name: string;
  unit: 's' | 'ms' | 'kB' | 'MB' | '';
  values: Values;
}

/** Values without those that could not be taken. */
export function valuesOf(entries: readonly (readonly [name: string, value: number])[]): Values {
  return new Map(entries.filter(([, value]) => Number.isFinite(value)));
}

const DIGITS: Readonly<Record<Measurement['unit'], number>> = { s: 1, ms: 0, kB: 1, MB: 1, '': 0 };
const NAME = 50;
const CELL = 20;

/**
 * The comparison as lines: for each site what was measured, and in brackets how many times the figure of the first site it is.
 * @param sites the names, in the order of the columns
 */
export function tableLines(sites: readonly string[], rows: readonly Measurement[]): string[] {
  const [own = ''] = sites;
  return [
    `${''.padEnd(NAME)}${sites.map((site) => site.padStart(CELL)).join('')}`,
    ...rows.map(({ name, unit, values }) => {
      const first = values.get(own);
      const cells = sites.map((site) => {
        const value = values.get(site);
        if (value === undefined) return '-';
        const digits = unit === '' && !Number.isInteger(value) ? 3 : DIGITS[unit];
        const ratio = site === own || first === undefined || first === 0 ? '' : ` (${(value / first).toFixed(2)})`;
        return value.toFixed(digits) + ratio;
      });
      return `${(unit === '' ? name : `${name}, ${unit}`).padEnd(NAME)}${cells.map((cell) => cell.padStart(CELL)).join('')}`;
    }),
  ];
}
