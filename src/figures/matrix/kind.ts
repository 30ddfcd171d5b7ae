import { type FigureKind, partsIn } from '../kind.ts';
import { matrixSchema } from './schema.ts';
import { matrixWords } from './words.ts';

/** A matrix; its rows are its parts. */
export const matrix: FigureKind<typeof matrixSchema> = {
  schema: matrixSchema,
  check({ columns, rows }, complain) {
    rows.forEach(({ cells }, i) => {
      if (cells.length !== columns.length)
        complain(['rows', i, 'cells'], `${cells.length} cells for ${columns.length} columns`, 'give one cell for each column');
    });
  },
  parts: ({ rows }) => partsIn('rows', rows),
  cited: () => [],
  words: matrixWords,
};
