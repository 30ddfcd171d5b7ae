import type { RootContent } from 'mdast';
import type { Diagram, DiagramStep } from '../diagram/types.ts';
import { parseCitations } from '../facts/citation.ts';
import type { Place } from '../facts/place.ts';
import type { Citation } from '../facts/source.ts';
import { attribute, lineOf } from '../reading/nodes.ts';
import type { ProblemList } from '../reading/problem.ts';
import { blockText } from '../words/block-text.ts';
import type { RawStep } from './document.ts';
import type { Flow, FlowDraft } from './flows.ts';

export interface Step extends Place {
  kind: 'step';
  n: number;
  id: string;
  message: DiagramStep;
  citations: Citation[];
  body: RootContent[];
  text: string;
  line: number;
}

/** The time between two consecutive steps. */
export interface StepWindow extends Place {
  kind: 'window';
  id: string;
  from: number;
  to: number;
  citations: Citation[];
  body: RootContent[];
  text: string;
  line: number;
}

/**
 * Sets the written steps of a flow beside the numbered messages of its diagram. Notes a problem where a message has no step,
 * a step no message, the order differs, or a window does not lie between two consecutive steps.
 */
export function joinSteps(draft: FlowDraft, diagram: Diagram, problems: ProblemList): Flow {
  const { document, raw } = draft;
  const written = raw.filter((step) => step.node.name === 'Step');
  const count = diagram.steps.length;
  written.forEach((step, i) => {
    if (step.from !== i + 1)
      problems.add(
        document.file,
        lineOf(step.node),
        `step "${attribute(step.node, 'n') ?? ''}" stands where step ${i + 1} is due`,
        'number the <Step> blocks 1, 2, 3, ... in order',
      );
  });
  if (written.length !== count) {
    const last = written.at(-1);
    problems.add(
      document.file,
      last === undefined ? draft.codeLine : lineOf(last.node),
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
      id,
      message,
      address: `${document.path}#${id}`,
      title: `${document.title}, step ${message.n}`,
      ...content(step, document.citations, document.file, problems),
    });
  }
  const windows: StepWindow[] = [];
  for (const window of raw.filter((step) => step.node.name === 'Window')) {
    if (!Number.isInteger(window.from) || window.to !== window.from + 1 || window.from < 1 || window.to > count) {
      problems.add(
        document.file,
        lineOf(window.node),
        `window from "${attribute(window.node, 'from') ?? ''}" to "${attribute(window.node, 'to') ?? ''}"`,
        'a window lies between two consecutive steps, from="4" to="5"',
      );
      continue;
    }
    const id = `step-${window.from}-${window.to}`;
    windows.push({
      kind: 'window',
      id,
      from: window.from,
      to: window.to,
      address: `${document.path}#${id}`,
      title: `${document.title}, between steps ${window.from} and ${window.to}`,
      ...content(window, document.citations, document.file, problems),
    });
  }
  return { ...document, diagram, steps, windows };
}

function content(
  raw: RawStep,
  inherited: Citation[],
  file: string,
  problems: ProblemList,
): { citations: Citation[]; body: RootContent[]; text: string; line: number } {
  const own = attribute(raw.node, 'sources');
  // Block content of a JSX element is what may stand at the root: the parser types it more narrowly than it is.
  const body = raw.node.children as RootContent[];
  if (body.length === 0) problems.add(file, lineOf(raw.node), `<${raw.node.name}> is empty`, 'say in a sentence or two what happens and why it matters');
  return { citations: own === undefined ? inherited : parseCitations(own), body, text: blockText(body), line: lineOf(raw.node) };
}
