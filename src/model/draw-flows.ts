import { resolve } from 'node:path';
import { renderDiagrams } from '../diagram/render.ts';
import type { Participant } from '../diagram/types.ts';
import type { ProblemList } from './problem.ts';
import type { FlowDraft } from './read-entries.ts';
import { joinSteps } from './steps.ts';
import type { Flow } from './types.ts';

/**
 * Draws the diagrams of the flows and sets their steps beside them. Notes a problem for each line that cannot be drawn and for steps that do
 * not fit; a flow whose diagram cannot be drawn is left out.
 * @param cast who may appear, by id
 * @returns the flows, and how many diagrams were drawn anew and how many taken from the cache
 */
export async function drawFlows(
  drafts: readonly FlowDraft[],
  cast: ReadonlyMap<string, Participant>,
  problems: ProblemList,
): Promise<{ flows: Flow[]; rendered: number; cached: number }> {
  const inputs = drafts.map(({ document, code, codeLine }) => ({
    id: document.id,
    title: document.title,
    summary: document.summary,
    code,
    line: codeLine,
    file: document.file,
  }));
  const result = await renderDiagrams(inputs, cast, resolve('node_modules/.cache/missing-pages/diagrams'));
  for (const { file, line, what, mend } of result.problems) problems.add(file, line, what, mend);
  const flows = drafts.flatMap((draft) => {
    const diagram = result.diagrams.get(draft.document.id);
    return diagram === undefined ? [] : [joinSteps(draft, diagram, problems)];
  });
  return { flows, rendered: result.rendered, cached: result.cached };
}
