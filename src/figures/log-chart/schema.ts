import { z } from 'zod';
import { role, text } from '../../facts/schema-parts.ts';
import { figureFields } from '../fields.ts';

/** Numbers over a few categories, on a logarithmic scale. */
export const logChartSchema = z.strictObject({
  ...figureFields,
  kind: z.literal('log-chart'),
  x: z.strictObject({ label: text, values: z.array(z.number()).min(2) }),
  y: z.strictObject({ label: text }),
  series: z.array(z.strictObject({ id: text, name: text, role, dashed: z.boolean().default(false), values: z.array(z.number().positive()) })).min(1),
  caution: text.optional(),
});

export type LogChart = z.infer<typeof logChartSchema>;
