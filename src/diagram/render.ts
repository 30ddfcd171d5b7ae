/** The way in: diagrams for all flows, from the cache or drawn anew in child processes. */
import { cacheName, fetchDiagram, storeDiagram, toolsPrint } from './cache.ts';
import { drawJobs } from './child.ts';
import { checkFonts } from './folders.ts';
import type { Job, Reply } from './protocol.ts';
import { readScript } from './script.ts';
import type { Diagram, DiagramInput, DiagramProblem, Participant } from './types.ts';

export interface Rendered {
  diagrams: Map<string, Diagram>;
  problems: DiagramProblem[];
  rendered: number;
  cached: number;
  /** Flows whose kept drawing was damaged; they are among those rendered. */
  damaged: string[];
}

/**
 * Begins to draw: when this returns, the child processes are at work, and the caller may keep its own process busy meanwhile.
 * @param inputs the flows, in any order; the order does not change what comes out
 * @param cast who may appear, by id
 * @param cacheDir folder for drawings that are kept; made if missing
 * @returns a promise, in an object so that it is not awaited too early: the diagrams by id, and for every flow that cannot be drawn the
 *   lines to mend. It rejects if the drawing itself breaks, which no author can mend.
 * @throws if a font file is missing
 */
export async function beginDiagrams(
  inputs: DiagramInput[],
  cast: ReadonlyMap<string, Participant>,
  cacheDir: string,
): Promise<{ finished: Promise<Rendered> }> {
  checkFonts();
  const tools = await toolsPrint();
  const diagrams = new Map<string, Diagram>();
  const problems: DiagramProblem[] = [];
  const damaged: string[] = [];
  const jobs: NamedJob[] = [];
  for (const input of inputs) {
    const script = readScript(input, cast);
    if (Array.isArray(script)) {
      problems.push(...script);
      continue;
    }
    const name = cacheName(tools, input, script);
    const kept = await fetchDiagram(cacheDir, name);
    if (kept === 'damaged') damaged.push(input.id);
    if (typeof kept === 'object') diagrams.set(input.id, kept);
    else jobs.push({ input, script, name });
  }
  const drawing = jobs.length > 0 ? drawJobs(jobs.map(({ input, script }) => ({ input, script }))) : Promise.resolve([]);
  const finished = drawing.then((answers) => gather(answers, jobs, { diagrams, problems, damaged, cacheDir }));
  // Whoever awaits it hears of a failure; until then nobody does.
  finished.catch(() => undefined);
  return { finished };
}

/** Draws, as {@link beginDiagrams} does, and waits for the end. */
export async function renderDiagrams(inputs: DiagramInput[], cast: ReadonlyMap<string, Participant>, cacheDir: string): Promise<Rendered> {
  return (await beginDiagrams(inputs, cast, cacheDir)).finished;
}

type NamedJob = Job & { name: string };

/** Adds what was drawn to what the cache had, and keeps it there. */
async function gather(
  answers: readonly Reply[],
  jobs: readonly NamedJob[],
  { diagrams, problems, damaged, cacheDir }: Pick<Rendered, 'diagrams' | 'problems' | 'damaged'> & { cacheDir: string },
): Promise<Rendered> {
  const cached = diagrams.size;
  for (const [index, { input, name }] of jobs.entries()) {
    const answer = answers[index];
    if (!answer || 'failure' in answer) throw new Error(`diagrams: ${input.file}: ${answer?.failure ?? 'no answer'}`);
    if ('problem' in answer) {
      const { line, what } = answer.problem;
      problems.push({ file: input.file, line: input.line + line - 1, what, mend: 'use only what docs/authoring.md lists under "A flow"' });
      continue;
    }
    diagrams.set(input.id, answer.diagram);
    await storeDiagram(cacheDir, name, answer.diagram);
  }
  return { diagrams, problems, rendered: diagrams.size - cached, cached, damaged };
}
