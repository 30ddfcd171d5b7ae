import { z } from 'zod';
import { text } from '../facts/schema-parts.ts';
import { readOne } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readYaml } from '../reading/yaml.ts';

const numberSchema = z.union([
  z.strictObject({ errno: z.number().int().positive(), name: text, message: text }),
  z.strictObject({
    value: z.string().regex(/^(?:0x[0-9a-f]{1,16}|\d{1,19})$/, 'is not a number like 39 or "0x4b564d02"'),
    name: text,
    beside: z.array(text).min(1).optional(),
  }),
]);

/** A number, or the message of an error, and the name by which the site speaks of it. */
export type NumberName = z.infer<typeof numberSchema>;

/** Reads `content/numbers.yaml`. A book may have none. */
export function readNumbers(root: string, problems: ProblemList): NumberName[] {
  const { text: source } = readOne(root, 'content/numbers.yaml');
  if (source === '') return [];
  return readYaml(source, z.array(numberSchema), 'content/numbers.yaml', 1, problems)?.value ?? [];
}
