/*
 * To add a kind of figure:
 * 1. Make the folder src/figures/<kind>/ with `schema.ts` (the data), `words.ts` (its text twin), `kind.ts` (these two, its checks and its parts,
 *    as src/figures/kind.ts asks), `View.astro` (its picture, from `id` and `figure`), `style.css`, and `example.yaml`.
 * 2. Put it into the list below, and its style into kinds.css.
 * 3. Run `npx vitest run tests/figures/examples.test.ts -u`, which writes the example into the fixture book, show it there in
 *    tests/fixtures/book/content/letters/index.mdx, and show it to authors in docs/authoring.md.
 * The compiler, the build and that test name what is missing.
 */
import { z } from 'zod';
import type { FigureKind } from './kind.ts';
import { logChart } from './log-chart/kind.ts';
import { matrix } from './matrix/kind.ts';
import { race } from './race/kind.ts';
import { spans } from './spans/kind.ts';
import { splitRecord } from './split-record/kind.ts';
import { timeline } from './timeline/kind.ts';

const KINDS = [logChart, timeline, race, matrix, spans, splitRecord] as const;

const [first, ...others] = KINDS;

/** `content/figures/*.yaml`, by kind. */
export const figureSchema = z.discriminatedUnion('kind', [first.schema, ...others.map(({ schema }) => schema)]);

/** The data of a figure of any kind, as an author writes it. */
export type Figure = z.infer<typeof figureSchema>;

const BY_NAME: ReadonlyMap<string, FigureKind> = new Map(KINDS.map((kind): [string, FigureKind] => [kind.schema.shape.kind.value, kind]));

/** The names of the kinds, which are those of their folders, in the order of the list. */
export const FIGURE_KINDS: readonly string[] = [...BY_NAME.keys()];

/** The kind of a figure. */
export function kindOf({ kind }: Figure): FigureKind {
  const known = BY_NAME.get(kind);
  if (known === undefined) throw new Error(`no kind of figure is called "${kind}"`);
  return known;
}
