import { z } from 'zod';
import { date, role, text } from './schema-parts.ts';
import { STATUS_WORDS } from './status.ts';

const base = { title: text, summary: text, sources: z.array(text).min(1) };

/** Numbers over a few categories, on a logarithmic scale. */
const logChartSchema = z.strictObject({
  ...base,
  kind: z.literal('log-chart'),
  x: z.strictObject({ label: text, values: z.array(z.number()).min(2) }),
  y: z.strictObject({ label: text }),
  series: z.array(z.strictObject({ id: text, name: text, role, dashed: z.boolean().default(false), values: z.array(z.number().positive()) })).min(1),
  caution: text.optional(),
});

/** Dated events in order. */
const timelineSchema = z.strictObject({
  ...base,
  kind: z.literal('timeline'),
  events: z.array(z.strictObject({ id: text, date, title: text, text, status: z.enum(STATUS_WORDS).optional(), sources: z.array(text).default([]) })).min(2),
});

/** Two columns of events in time with a window marked, in one or more variants. */
const raceSchema = z.strictObject({
  ...base,
  kind: z.literal('race'),
  columns: z.array(z.strictObject({ title: text, role })).length(2),
  variants: z
    .array(
      z.strictObject({
        id: text,
        title: text,
        events: z.array(z.strictObject({ id: text, at: text, column: z.literal([0, 1]), text })).min(2),
        window: z.strictObject({ from: text, to: text, text }),
        outcome: text,
      }),
    )
    .min(1),
});

/** What each row does under each column. */
const matrixSchema = z.strictObject({
  ...base,
  kind: z.literal('matrix'),
  corner: text,
  columns: z.array(z.strictObject({ id: text, title: text })).min(1),
  rows: z
    .array(z.strictObject({ id: text, title: text, cells: z.array(z.strictObject({ mark: z.enum(['yes', 'no', 'waits', 'exits', 'none']), text })) }))
    .min(1),
});

/** Who does what in which phase. */
const spansSchema = z.strictObject({
  ...base,
  kind: z.literal('spans'),
  phases: z.array(text).min(2),
  rows: z
    .array(
      z.strictObject({
        id: text,
        title: text,
        spans: z.array(z.strictObject({ from: z.number().int(), to: z.number().int(), role, text, style: z.enum(['run', 'sleep', 'hold', 'free']) })).min(1),
      }),
    )
    .min(1),
});

/** A record of fixed layout that may straddle a page boundary. */
const splitRecordSchema = z.strictObject({
  ...base,
  kind: z.literal('split-record'),
  page: z.number().int().positive(),
  layouts: z
    .array(
      z.strictObject({
        id: text,
        title: text,
        fields: z.array(z.strictObject({ name: text, size: z.number().int().positive(), padding: z.boolean().default(false) })).min(1),
      }),
    )
    .min(1),
  flag: z.strictObject({ field: text, byte: z.number().int().nonnegative(), name: text }),
  start: z.strictObject({ layout: text, offset: z.number().int().nonnegative() }),
  offsets: z.array(z.strictObject({ id: text, layout: text, offset: z.number().int().nonnegative(), text })),
});

/** `content/figures/*.yaml`, by kind. */
export const figureSchema = z.discriminatedUnion('kind', [logChartSchema, timelineSchema, raceSchema, matrixSchema, spansSchema, splitRecordSchema]);

export type Figure = z.infer<typeof figureSchema>;
export type LogChart = z.infer<typeof logChartSchema>;
export type Timeline = z.infer<typeof timelineSchema>;
export type Race = z.infer<typeof raceSchema>;
export type Matrix = z.infer<typeof matrixSchema>;
export type Spans = z.infer<typeof spansSchema>;
export type SplitRecord = z.infer<typeof splitRecordSchema>;
