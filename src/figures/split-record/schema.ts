import { z } from 'zod';
import { text } from '../../facts/schema-parts.ts';
import { figureFields } from '../fields.ts';

/** A record of fixed layout that may straddle a page boundary. */
export const splitRecordSchema = z.strictObject({
  ...figureFields,
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

export type SplitRecord = z.infer<typeof splitRecordSchema>;
