import { z } from 'zod';
import { date, text } from '../../facts/schema-parts.ts';
import { STATUS_WORDS } from '../../facts/status.ts';
import { figureFields } from '../fields.ts';

/** Dated events in order. */
export const timelineSchema = z.strictObject({
  ...figureFields,
  kind: z.literal('timeline'),
  events: z.array(z.strictObject({ id: text, date, title: text, text, status: z.enum(STATUS_WORDS).optional(), sources: z.array(text).default([]) })).min(2),
});

export type Timeline = z.infer<typeof timelineSchema>;
