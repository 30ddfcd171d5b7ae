/** The way in: diagrams for all flows, from the cache or drawn anew in child processes. */
import { cacheName, fetchDiagram, storeDiagram, toolsPrint } from './cache.ts';
import { drawJobs } from './child.ts';
import { checkFonts } from './places.ts';
import type { Job } from './protocol.ts';
import { readScript } from './script.ts';
import type { Diagram, DiagramInput, DiagramProblem, Participant } from './types.ts';

export interface Rendered {
  diagrams: Map<string, Diagram>;
  problems: DiagramProblem[];
  rendered: number;
  cached: number;
}

/**
 * @param inputs the flows, in any order; the order does not change what comes out
 * @param cast who may appear, by id
 * @param cacheDir folder for drawings that are kept; made if missing
 * @returns the diagrams by id, and for every flow that cannot be drawn the lines to mend
 * @throws if a font file is missing or the drawing itself breaks, which no author can mend
 */
export async function renderDiagrams(inputs: DiagramInput[], cast: ReadonlyMap<string, Participant>, cacheDir: string): Promise<Rendered> {
  checkFonts();
  const tools = await toolsPrint();
  const diagrams = new Map<string, Diagram>();
  const problems: DiagramProblem[] = [];
  const jobs: (Job & { name: string })[] = [];
  for (const input of inputs) {
    const script = readScript(input, cast);
    if (Array.isArray(script)) {
      problems.push(...script);
      continue;
    }
    const name = cacheName(tools, input, script);
    const kept = await fetchDiagram(cacheDir, name);
    if (kept) diagrams.set(input.id, kept);
    else jobs.push({ input, script, name });
  }
  const cached = diagrams.size;
  const answers = jobs.length > 0 ? await drawJobs(jobs.map(({ input, script }) => ({ input, script }))) : [];
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
  return { diagrams, problems, rendered: diagrams.size - cached, cached };
}
