import { z } from 'zod';
import { text } from '../../facts/schema-parts.ts';
import { figureFields } from '../fields.ts';

/** What each row does under each column. */
export const matrixSchema = z.strictObject({
  ...figureFields,
  kind: z.literal('matrix'),
  corner: text,
  columns: z.array(z.strictObject({ id: text, title: text })).min(1),
  rows: z
    .array(z.strictObject({ id: text, title: text, cells: z.array(z.strictObject({ mark: z.enum(['yes', 'no', 'waits', 'exits', 'none']), text })) }))
    .min(1),
});

export type Matrix = z.infer<typeof matrixSchema>;
