import type { Matrix } from './schema.ts';

type Mark = Matrix['rows'][number]['cells'][number]['mark'];

/**
 * The sign of each mark in a square of 12 units, filled with the colour of the text: a disc, a ring, two bars, an arrow that leaves.
 * It goes before the word and never stands for it.
 */
export const MARK_SIGNS: Readonly<Record<Exclude<Mark, 'none'>, string>> = {
  yes: 'M6 1a5 5 0 1 1 0 10A5 5 0 1 1 6 1z',
  no: 'M6 1a5 5 0 1 1 0 10A5 5 0 1 1 6 1zM6 2.3a3.7 3.7 0 1 0 0 7.4A3.7 3.7 0 1 0 6 2.3z',
  waits: 'M2.5 1.5h2.4v9H2.5zM7.1 1.5h2.4v9H7.1z',
  exits: 'M0 5.2h7.6L5 2.6l1.1-1.1L10.8 6l-4.7 4.5L5 9.4l2.6-2.6H0z',
};
