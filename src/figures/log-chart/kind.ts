import { type FigureKind, partsIn } from '../kind.ts';
import { logChartSchema } from './schema.ts';
import { logChartWords } from './words.ts';

/** A log chart; its series are its parts. */
export const logChart: FigureKind<typeof logChartSchema> = {
  schema: logChartSchema,
  check({ x, series }, complain) {
    series.forEach(({ values }, i) => {
      if (values.length !== x.values.length)
        complain(['series', i, 'values'], `${values.length} values for ${x.values.length} categories`, 'give one value for each of x.values');
    });
  },
  parts: ({ series }) => partsIn('series', series),
  cited: () => [],
  words: logChartWords,
};
