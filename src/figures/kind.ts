import type { z } from 'zod';
import type { figureFields } from './fields.ts';

/** A part of a figure that has an address: a series, an event, a row. */
export interface FigurePart {
  /** Its id within the figure. */
  id: string;
  /** Where it stands in the data. */
  path: readonly PropertyKey[];
}

/** Citations of a part of a figure, as they are written. */
export interface CitedPart {
  sources: readonly string[];
  /** Where they stand in the data. */
  path: readonly PropertyKey[];
}

/** Notes a mistake in the data at `path`: what is wrong, and the mend. */
export type Complain = (path: readonly PropertyKey[], what: string, mend: string) => void;

/** A schema of a figure's data: the fields that all figures have, and its own. */
export type FigureSchema = z.ZodObject<typeof figureFields & { kind: z.ZodLiteral<string> }>;

/** A kind of figure, as its folder gives it to the list in src/figures/kinds.ts. */
export interface FigureKind<Schema extends FigureSchema = FigureSchema> {
  /** Its data; `kind` is the name of the folder. */
  schema: Schema;
  /** Says what a schema of single fields cannot: whether the parts fit together. */
  check(data: z.infer<Schema>, complain: Complain): void;
  /** The parts that have an id, in order. */
  parts(data: z.infer<Schema>): FigurePart[];
  /** The citations of its parts; its own are known. */
  cited(data: z.infer<Schema>): CitedPart[];
  /** What the picture shows, as lines of text: words and tables. */
  words(data: z.infer<Schema>): string[];
}

/** The entries of a list that have an id, as parts. */
export function partsIn(key: string, entries: readonly { id: string }[]): FigurePart[] {
  return entries.map(({ id }, i) => ({ id, path: [key, i] }));
}
