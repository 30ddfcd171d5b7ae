import { z } from 'zod';
import { role, text } from '../../facts/schema-parts.ts';
import { figureFields } from '../fields.ts';

/** Who does what in which phase. */
export const spansSchema = z.strictObject({
  ...figureFields,
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

export type Spans = z.infer<typeof spansSchema>;
