import { resolve } from 'node:path';
import { beginDiagrams } from '../diagram/render.ts';
import type { Diagram, DiagramInput, Participant } from '../diagram/types.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Flow, FlowDraft } from './flows.ts';
import { joinSteps } from './steps.ts';

/** Flows, and runs of models, whose diagrams are being drawn. */
export interface Drawing {
  /**
   * Waits for the diagrams and sets the steps beside them. Notes a problem for each line that cannot be drawn and for steps that do not
   * fit; a flow whose diagram cannot be drawn is left out.
   * @returns the flows, every diagram by its id, how many were drawn anew and how many taken from the cache, and whose kept drawing was damaged
   */
  finish(problems: ProblemList): Promise<{ flows: Flow[]; diagrams: ReadonlyMap<string, Diagram>; rendered: number; cached: number; damaged: string[] }>;
}

/**
 * Lets other processes draw the diagrams of the flows, and of runs, while this one goes on reading.
 * @param cast who may appear, by id
 */
export async function beginDrawing(drafts: readonly FlowDraft[], runs: readonly DiagramInput[], cast: ReadonlyMap<string, Participant>): Promise<Drawing> {
  const flowInputs = drafts.map(({ document, code, codeLine }) => ({
    id: document.id,
    title: document.title,
    summary: document.summary,
    code,
    line: codeLine,
    file: document.file,
  }));
  const { finished } = await beginDiagrams([...flowInputs, ...runs], cast, resolve('node_modules/.cache/missing-pages/diagrams'));
  return {
    finish: async (problems) => {
      const { diagrams, problems: found, rendered, cached, damaged } = await finished;
      for (const { file, line, what, mend } of found) problems.add(file, line, what, mend);
      const flows = drafts.flatMap((draft) => {
        const diagram = diagrams.get(draft.document.id);
        return diagram === undefined ? [] : [joinSteps(draft, diagram, problems)];
      });
      return { flows, diagrams, rendered, cached, damaged };
    },
  };
}
