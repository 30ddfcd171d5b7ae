import { z } from 'zod';
import { checkId } from '../reading/address.ts';
import { readOne } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readYaml } from '../reading/yaml.ts';

/** Entries of one YAML list, each with its line. */
export interface Entry<T> {
  value: T;
  line: number;
}

/** Reads a list of entries with ids; notes wrong and duplicate ids. */
export function readList<T extends { id: string }>(root: string, file: string, schema: z.ZodType<T>, problems: ProblemList): Entry<T>[] {
  const { text } = readOne(root, file);
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return [];
  const read = readYaml(text, z.array(schema), file, 1, problems);
  if (read === undefined) return [];
  const seen = new Set<string>();
  return read.value.map((value, i) => {
    const line = read.lineOf([i, 'id']);
    checkId(value.id, file, line, problems);
    if (seen.has(value.id)) problems.add(file, line, `duplicate id "${value.id}"`, 'give one of the two another id');
    seen.add(value.id);
    return { value, line };
  });
}
