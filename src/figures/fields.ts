import { z } from 'zod';
import { text } from '../facts/schema-parts.ts';

/** The fields of every figure. `summary` is the caption. */
export const figureFields = { title: text, summary: text, sources: z.array(text).min(1) };
