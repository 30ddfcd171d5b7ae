import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Boot } from './machine.ts';
import { type Outcome, readOutcome, unexpected } from './outcome.ts';
import { LABS_FOLDER, programHash, programText } from './programs.ts';

/** Where the recorded runs of a kernel lie, from the content's root. */
const folderOf = (kernel: string): string => `${LABS_FOLDER}/seen/${kernel}`;
const RECORD = 'record.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const recordSchema = z.strictObject({
  /** Said to whoever opens the file. */
  note: z.string(),
  kernel: z.string(),
  build: z.string(),
  vendor: z.string(),
  labs: z.record(z.string(), z.strictObject({ exit: z.int(), output: hash, program: hash })),
});

/** What is recorded of one kernel. */
export type Record = z.infer<typeof recordSchema>;

const NOTE = 'Written by `npm run labs -- --kernel`, as are the files beside it. An edit by hand is noticed.';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes what a kernel has shown: a file a lab, and their hashes. What was recorded of it before is replaced. */
async function writeRecord(root: string, kernel: string, run: Boot): Promise<void> {
  const folder = path.join(root, folderOf(kernel));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(path.join(folder, name));
  const labs: Record['labs'] = {};
  for (const [id, { text, code }] of [...run.labs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await writeFile(path.join(folder, `${id}.txt`), text);
    labs[id] = { exit: code, output: sha256(text), program: programHash(programText(root, id)) };
  }
  const record: Record = { note: NOTE, kernel: run.kernel, build: run.build, vendor: run.vendor, labs };
  await writeFile(path.join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Records a boot, if everything came as expected; else nothing is written.
 * @returns how many labs were shown, and what was unexpected, a line each
 */
export async function recordBoot(root: string, kernel: string, boot: Boot): Promise<{ shown: number; wrong: string[] }> {
  const wrong: string[] = [];
  let shown = 0;
  for (const [id, { text, code }] of boot.labs) {
    try {
      const outcome = readOutcome(text, code);
      wrong.push(...unexpected(id, outcome));
      if (outcome.ended === 'shown') shown++;
    } catch (error) {
      wrong.push(`${id}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (wrong.length === 0) await writeRecord(root, kernel, boot);
  return { shown, wrong };
}

/** What a lab showed on a kernel. */
export interface Recorded {
  kernel: string;
  lab: string;
  file: string;
  text: string;
  outcome: Outcome;
}

/** A recorded file that cannot be trusted, and what to do about it. */
export interface Fault {
  file: string;
  what: string;
  mend: string;
  /** Nothing is there yet, which is no lie. */
  absent?: true;
}

/** Reads what is recorded of a kernel, with what is wrong about it: files edited by hand, missing, or older than their program. */
export function readRecord(root: string, kernel: string, labs: ReadonlySet<string>): { runs: Recorded[]; record?: Record; faults: Fault[] } {
  const folder = folderOf(kernel);
  const file = `${folder}/${RECORD}`;
  const again = `run \`npm run labs -- --kernel ${kernel}\``;
  if (!existsSync(path.join(root, file))) return { runs: [], faults: [{ file, what: `nothing is recorded of ${kernel}`, mend: again, absent: true }] };
  const record = recordSchema.safeParse(readJson(path.join(root, file)));
  if (!record.success) return { runs: [], faults: [{ file, what: 'this is not what the command writes', mend: again }] };
  const runs: Recorded[] = [];
  const faults: Fault[] = [];
  for (const [lab, entry] of Object.entries(record.data.labs)) {
    const output = `${folder}/${lab}.txt`;
    if (!labs.has(lab)) {
      faults.push({ file: output, what: `there is no lab "${lab}" any more`, mend: again });
      continue;
    }
    const text = existsSync(path.join(root, output)) ? readFileSync(path.join(root, output), 'utf8') : undefined;
    if (text === undefined) faults.push({ file: output, what: 'this recorded run is missing', mend: again });
    else if (sha256(text) !== entry.output)
      faults.push({ file: output, what: 'this recorded run was changed by hand', mend: `${again}; what a kernel has shown is not edited` });
    else if (programHash(programText(root, lab)) !== entry.program)
      faults.push({ file: output, what: 'the program has changed since this was recorded', mend: again });
    else runs.push({ kernel, lab, file: output, text, outcome: readOutcome(text, entry.exit) });
  }
  for (const lab of labs)
    if (record.data.labs[lab] === undefined)
      faults.push({ file: `${LABS_FOLDER}/${lab}.c`, what: `this lab was not run on ${kernel}`, mend: again, absent: true });
  return { runs, record: record.data, faults };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // the schema refuses it
  }
}
