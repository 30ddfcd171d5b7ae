import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { evidencePage, evidenceThing, ownPage, programAddress, type Stand } from '../addresses/things.ts';
import type { Observation } from '../facts/shown.ts';
import { KERNELS_FILE, type Kernel, readKernels } from '../labs/kernels.ts';
import type { Outcome } from '../labs/outcome.ts';
import { LABS_FOLDER, labIds, programText } from '../labs/programs.ts';
import { readRecord } from '../labs/records.ts';
import { readFolder } from '../reading/files.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { Document } from './document.ts';
import { type Draft, parseFile, readText } from './draft.ts';
import type { Topic } from './topics.ts';
import { findTopic } from './topics.ts';

/** What a lab can ask of a machine, and how a page says it. */
export const NEEDS = {
  kvm: 'access to /dev/kvm',
  uffd: 'a userfaultfd for faults of the kernel (root, CAP_SYS_PTRACE, vm.unprivileged_userfaultfd or /dev/userfaultfd)',
  swap: 'swap space',
  hugepages: 'three reserved 2 MiB pages',
  cpus: 'two CPUs',
} as const;

const NEED_NAMES = ['kvm', 'uffd', 'swap', 'hugepages', 'cpus'] as const satisfies readonly (keyof typeof NEEDS)[];

const labSchema = z.strictObject({
  title: z.string().trim().min(1),
  question: z.string().trim().min(1),
  topic: z.string(),
  order: z.int(),
  needs: z.array(z.enum(NEED_NAMES)).default([]),
});

/** What one kernel showed. */
export interface Run {
  kernel: Kernel;
  outcome: Outcome;
}

/** Lines of a program that a page can show, by name. */
export interface Region {
  name: string;
  text: string;
  /** First and last line in the file, 1-based. */
  from: number;
  to: number;
}

/** A program that shows something, and what kernels have shown. */
export interface Lab extends Document {
  id: string;
  topic: Topic;
  order: number;
  question: string;
  needs: (keyof typeof NEEDS)[];
  program: string;
  /** Address of the program as it is. */
  source: string;
  regions: Map<string, Region>;
  runs: Run[];
  observations: Map<string, Observation>;
}

const OPEN = /^\/\* region: ([a-z][a-z0-9-]*) \*\/$/;
const CLOSE = '/* endregion */';

/** The program without the lines that mark its regions, as it is shown, and the regions in it. */
function readRegions(file: string, text: string, problems: ProblemList): { program: string; regions: Map<string, Region> } {
  const shown: string[] = [];
  const regions = new Map<string, Region>();
  let open: { name: string; from: number } | undefined;
  text
    .trimEnd()
    .split('\n')
    .forEach((line, i) => {
      const name = OPEN.exec(line)?.[1];
      if (name !== undefined) {
        if (open !== undefined || regions.has(name))
          problems.add(file, i + 1, `region "${name}" cannot begin here`, 'close the one before, and name each once');
        open = { name, from: shown.length + 1 };
      } else if (line === CLOSE) {
        if (open === undefined) problems.add(file, i + 1, 'the end of a region that was not begun', 'write /* region: <name> */ before it');
        else regions.set(open.name, { ...open, to: shown.length, text: shown.slice(open.from - 1).join('\n') });
        open = undefined;
      } else shown.push(line);
    });
  if (open !== undefined) problems.add(file, 1, `region "${open.name}" has no end`, `write ${CLOSE} behind it`);
  return { program: shown.join('\n'), regions };
}

/** What was observed, over all kernels; notes an id that means one thing on one kernel and another on the next. */
function observationsOf(lab: string, stand: Stand, runs: readonly Run[], problems: ProblemList): Map<string, Observation> {
  const all = new Map<string, Observation>();
  for (const { kernel, outcome } of runs) {
    for (const { id: name, did, came } of outcome.observations) {
      const before = all.get(name)?.did;
      if (before !== undefined && before !== did)
        problems.add(`${LABS_FOLDER}/${lab}.c`, 1, `"${name}" is "${before}" on one kernel and "${did}" on ${kernel.id}`, 'do the same under one id');
      const thing = evidenceThing('observation', stand, name, `${lab}.${name}`);
      const known = all.get(name) ?? { id: name, lab, thing, address: thing.address, name: thing.title, did, came: [], claims: [] };
      known.came.push({ kernel, what: came });
      all.set(name, known);
    }
  }
  return all;
}

/** Notes each observation that a program names and that no recorded run has: what its author expects there, nothing has confirmed. */
function checkShown(lab: string, text: string, observations: ReadonlyMap<string, Observation>, problems: ProblemList): void {
  for (const [i, line] of text.split('\n').entries()) {
    const name = /\bsee\("([a-z0-9-]+)",/.exec(line)?.[1];
    if (name !== undefined && !observations.has(name))
      problems.add(`${LABS_FOLDER}/${lab}.c`, i + 1, `no recorded kernel has shown "${name}"`, 'record one that does, or take it out of the program');
  }
}

function listKernels(root: string, problems: ProblemList): Kernel[] {
  try {
    return readKernels(root).kernels;
  } catch (error) {
    problems.add(KERNELS_FILE, 1, error instanceof Error ? error.message : String(error), 'see the kernels that are there for the form');
    return [];
  }
}

/** All labs, and the kernels that have shown them. */
export interface Labs {
  labs: Draft<Lab>[];
  kernels: Kernel[];
}

/** Reads the labs: program, what is said of it, and what is recorded; notes what is missing, and what was edited by hand. */
export function readLabs(root: string, topics: readonly Topic[], problems: ProblemList): Labs {
  if (!existsSync(path.join(root, LABS_FOLDER))) return { labs: [], kernels: [] };
  const ids = labIds(root);
  const kernels = listKernels(root, problems);
  const runs = new Map<string, Run[]>(ids.map((id) => [id, []]));
  // Of these a run cannot be trusted, which is said of the run.
  const doubted = new Set<string>();
  const recorded = kernels.filter((kernel) => {
    const record = readRecord(root, kernel.id, new Set(ids));
    for (const { file, what, mend, absent } of record.faults) {
      if (absent !== undefined) continue;
      problems.add(file, 1, what, mend);
      doubted.add(path.basename(file, '.txt'));
    }
    for (const { lab, outcome } of record.runs) runs.get(lab)?.push({ kernel, outcome });
    return record.runs.length > 0;
  });
  const drafts = readFolder(root, LABS_FOLDER, '.mdx').flatMap((file): Draft<Lab>[] => {
    const parsed = parseFile(file, labSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf, name: id } = parsed;
    if (!ids.includes(id)) {
      problems.add(file.file, 1, `there is no program ${id}.c`, nearest(id, ids, LABS_FOLDER));
      return [];
    }
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    if (topic === undefined) return [];
    const stand = ownPage('lab', id, value.title, topic.id);
    const read = readText(parsed, stand, evidencePage('lab', stand), problems);
    const own = runs.get(id) ?? [];
    const program = programText(root, id);
    const observations = observationsOf(id, stand, own, problems);
    if (own.length > 0 && !doubted.has(id)) checkShown(id, program, observations, problems);
    return [
      {
        document: {
          ...read,
          id,
          topic,
          order: value.order,
          question: value.question,
          needs: value.needs,
          ...readRegions(`${LABS_FOLDER}/${id}.c`, program, problems),
          runs: own,
          source: programAddress(stand),
          observations,
        },
        lineOf,
      },
    ];
  });
  const told = new Set(drafts.map(({ document }) => document.id));
  for (const id of ids)
    if (!told.has(id)) problems.add(`${LABS_FOLDER}/${id}.c`, 1, 'a lab without its page', `write ${LABS_FOLDER}/${id}.mdx: title, question, topic, order`);
  if (recorded.length === 0 && ids.length > 0) problems.add(KERNELS_FILE, 1, 'nothing is recorded', 'run `npm run labs -- --kernel <id>`');
  drafts.sort(({ document: a }, { document: b }) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.order - b.order);
  return { labs: drafts, kernels: recorded };
}

/** What a lab came to on a kernel, for a table: nothing where it was not run there. */
export function runOn(lab: Lab, kernel: Kernel): Run | undefined {
  return lab.runs.find((run) => run.kernel === kernel);
}
