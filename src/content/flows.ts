import { flowThing, ownPage } from '../addresses/things.ts';
import type { DrawnFlow } from '../blocks/flow/flow.ts';
import type { WrittenStep } from '../blocks/step/step.ts';
import { parseCitations } from '../facts/citation.ts';
import { readFolder } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Document } from './document.ts';
import { byTopic, type Draft, parseFile, readFlowText } from './draft.ts';
import { flowSchema } from './schema.ts';
import { statusOf } from './status-fields.ts';
import type { Topic } from './topics.ts';
import { findTopic } from './topics.ts';

/** A sequence diagram with its steps, and the text below them. */
export interface Flow extends Document, DrawnFlow {
  topic: Topic;
  order: number;
}

/** A flow before its diagram is drawn. */
export interface FlowDraft extends Draft<Omit<Flow, 'diagram' | 'steps' | 'windows'>> {
  code: string;
  codeLine: number;
  raw: WrittenStep[];
}

/** Reads the flows as far as their text goes; their diagrams are drawn later. */
export function readFlows(root: string, topics: readonly Topic[], problems: ProblemList): FlowDraft[] {
  const drafts = readFolder(root, 'content/flows', '.mdx').flatMap((file): FlowDraft[] => {
    const parsed = parseFile(file, flowSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const { title, order, summary } = value;
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    const stand = ownPage('flow', file.name, title, topic?.id);
    const text = readFlowText(parsed, stand, flowThing(stand), problems);
    const [diagram, second] = text.diagrams;
    if (diagram === undefined) problems.add(file.file, lineOf(['title']), 'a flow without a diagram', 'add one ```mermaid block');
    if (second !== undefined) problems.add(file.file, second.line - 1, 'a second diagram in one flow', 'give it a flow of its own');
    if (topic === undefined || diagram === undefined) return [];
    const status = statusOf(value, file.file, lineOf(['status']), problems);
    const citations = parseCitations(value.sources);
    const document = { ...text.document, id: file.name, topic, order, summary, status, citations };
    return [{ document, lineOf, code: diagram.code, codeLine: diagram.line, raw: text.steps }];
  });
  return drafts.sort(byTopic(topics));
}
