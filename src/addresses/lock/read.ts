import { z } from 'zod';
import type { IdKind } from '../../facts/id-kinds.ts';
import { ID_KINDS } from '../../facts/id-kinds.ts';
import { day, text } from '../../facts/schema-parts.ts';
import { readOne } from '../../reading/files.ts';
import type { ProblemList } from '../../reading/problem.ts';
import { readYaml } from '../../reading/yaml.ts';

/** The lock: every address that was ever published, with what became of those that have gone. */
export const LOCK_FILE = 'content/published-ids.yaml';

const address = z.string().regex(/^\/\S*$/, 'is not an address like /topic/page/#id');
const list = z.array(address).nullish();

/** `published` holds addresses by kind; `steps` the order of the published steps of each flow (see step-lock.ts); `aliases` what was renamed; `withdrawn` what was taken back. */
const lockSchema = z.strictObject({
  published: z.partialRecord(z.enum(ID_KINDS), list).nullish(),
  steps: z.record(address, z.string()).nullish(),
  aliases: z.array(z.strictObject({ id: address, now: address, date: day })).nullish(),
  withdrawn: z.array(z.strictObject({ id: address, why: text, now: address.optional(), date: day })).nullish(),
});

/** What the lock says of an id that was renamed or withdrawn. `why` is there when it was withdrawn. */
export interface Statement {
  id: string;
  now?: string;
  why?: string;
  date: string;
  /** Line in the lock, 1-based. */
  line: number;
}

export interface Lock {
  /** Address to what it was published as, and its line in the lock. */
  published: Map<string, { kind: IdKind; line: number }>;
  /** Path of a flow to the shape of its published steps, and its line in the lock. */
  steps: Map<string, { shape: string; line: number }>;
  statements: Statement[];
}

/** Reads the lock; one that does not exist is empty. Notes a problem for what breaks its form and for an address listed twice. */
export function readLock(root: string, problems: ProblemList): Lock {
  const lock: Lock = { published: new Map(), steps: new Map(), statements: [] };
  const read = readYaml(readOne(root, LOCK_FILE).text, lockSchema, LOCK_FILE, 1, problems);
  if (read === undefined) return lock;
  const { value, lineOf } = read;
  for (const kind of ID_KINDS) {
    (value.published?.[kind] ?? []).forEach((id, i) => {
      const line = lineOf(['published', kind, i]);
      const there = lock.published.get(id);
      if (there !== undefined)
        problems.add(LOCK_FILE, line, `"${id}" is listed twice, as a ${there.kind} and as a ${kind}`, 'keep the line that was published first');
      else lock.published.set(id, { kind, line });
    });
  }
  for (const [flow, shape] of Object.entries(value.steps ?? {})) lock.steps.set(flow, { shape, line: lineOf(['steps', flow]) });
  for (const part of ['aliases', 'withdrawn'] as const) {
    lock.statements.push(...(value[part] ?? []).map((entry, i) => ({ ...entry, line: lineOf([part, i]) })));
  }
  return lock;
}
