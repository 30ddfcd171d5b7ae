import { type FigureKind, partsIn } from '../kind.ts';
import { spansSchema } from './schema.ts';
import { spansWords } from './words.ts';

/** Spans over phases; the rows are the parts. */
export const spans: FigureKind<typeof spansSchema> = {
  schema: spansSchema,
  check({ phases, rows }, complain) {
    rows.forEach((row, i) => {
      row.spans.forEach((span, j) => {
        const path = ['rows', i, 'spans', j];
        if (span.from < 0 || span.to >= phases.length || span.to < span.from)
          complain(path, `span ${span.from} to ${span.to} with ${phases.length} phases`, 'from and to are phase numbers from 0, from not after to');
        if (row.spans.slice(0, j).some((other) => other.from <= span.to && span.from <= other.to))
          complain(path, `span "${span.text}" shares a phase with another span of its row`, 'give it a row of its own');
      });
    });
  },
  parts: ({ rows }) => partsIn('rows', rows),
  cited: () => [],
  words: spansWords,
};
