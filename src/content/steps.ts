import type { Step, StepText, WrittenStep } from '../blocks/step/step.ts';
import type { StepWindow } from '../blocks/window/window.ts';
import { stepText } from '../diagram/text.ts';
import type { Diagram } from '../diagram/types.ts';
import type { ProblemList } from '../reading/problem.ts';
import { blockText } from '../words/block-text.ts';
import type { Flow, FlowDraft } from './flows.ts';

/**
 * Sets the written steps of a flow beside the numbered messages of its diagram. Notes a problem where a message has no step,
 * a step no message, the order differs, or a window does not lie between two consecutive steps.
 */
export function joinSteps(draft: FlowDraft, diagram: Diagram, problems: ProblemList): Flow {
  const { document, raw } = draft;
  const written = raw.filter(({ kind }) => kind === 'step');
  const count = diagram.steps.length;
  written.forEach((step, i) => {
    if (step.from !== i + 1)
      problems.add(document.file, step.line, `step "${step.given.from}" stands where step ${i + 1} is due`, 'number the <Step> blocks 1, 2, 3, ... in order');
  });
  if (written.length !== count) {
    const last = written.at(-1);
    problems.add(
      document.file,
      last === undefined ? draft.codeLine : last.line,
      `${written.length} steps for ${count} numbered messages`,
      'write exactly one <Step n="..."> for each arrow of the diagram',
    );
  }
  const steps: Step[] = [];
  for (const message of diagram.steps) {
    const step = written[message.n - 1];
    if (step === undefined) continue;
    const id = `step-${message.n}`;
    steps.push({
      kind: 'step',
      n: message.n,
      message,
      address: `${document.path}#${id}`,
      title: `${document.title}, step ${message.n}`,
      words: stepText(message, diagram.participants),
      ...text(step, id, document),
    });
  }
  const windows: StepWindow[] = [];
  for (const window of raw.filter(({ kind }) => kind === 'window')) {
    if (!Number.isInteger(window.from) || window.to !== window.from + 1 || window.from < 1 || window.to > count) {
      problems.add(
        document.file,
        window.line,
        `window from "${window.given.from}" to "${window.given.to}"`,
        'a window lies between two consecutive steps, from="4" to="5"',
      );
      continue;
    }
    const id = `step-${window.from}-${window.to}`;
    windows.push({
      kind: 'window',
      from: window.from,
      to: window.to,
      address: `${document.path}#${id}`,
      title: `${document.title}, between steps ${window.from} and ${window.to}`,
      ...text(window, id, document),
    });
  }
  return { ...document, diagram, steps, windows };
}

/** What a step or a window says; the sources of the flow are its own where it names none. */
function text({ cited, body, line }: WrittenStep, id: string, flow: FlowDraft['document']): Omit<StepText, 'address' | 'title'> {
  const names = { id, label: `${flow.labelStem}.${id}`, target: `${flow.id}#${id}`, mail: `${flow.path}${id}.txt` };
  return { ...names, citations: cited ?? flow.citations, cites: cited !== undefined, body, text: blockText(body), line };
}
