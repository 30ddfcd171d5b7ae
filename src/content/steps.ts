import { stepThing, windowThing } from '../addresses/things.ts';
import type { Step, StepText, WrittenStep } from '../blocks/step/step.ts';
import type { StepWindow } from '../blocks/window/window.ts';
import { stepText } from '../diagram/text.ts';
import type { Diagram } from '../diagram/types.ts';
import type { Place } from '../facts/place.ts';
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
    const thing = stepThing(document, message.n);
    steps.push({
      kind: 'step',
      thing,
      n: message.n,
      message,
      words: stepText(message, diagram.participants),
      ...text(step, `step-${message.n}`, thing, document),
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
    const thing = windowThing(document, window.from, window.to);
    windows.push({ kind: 'window', thing, from: window.from, to: window.to, ...text(window, `step-${window.from}-${window.to}`, thing, document) });
  }
  return { ...document, diagram, steps, windows };
}

/** What a step or a window says; the sources of the flow are its own where it names none. */
function text({ cited, body, line }: WrittenStep, id: string, { address, title }: Place, flow: FlowDraft['document']): StepText {
  const names = { id, address, title, target: `${flow.id}#${id}` };
  return { ...names, citations: cited ?? flow.citations, cites: cited !== undefined, body, text: blockText(body), line };
}
