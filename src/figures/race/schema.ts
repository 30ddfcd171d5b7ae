import { z } from 'zod';
import { role, text } from '../../facts/schema-parts.ts';
import { figureFields } from '../fields.ts';

/** Two columns of events in time with a window marked, in one or more variants. */
export const raceSchema = z.strictObject({
  ...figureFields,
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

export type Race = z.infer<typeof raceSchema>;
