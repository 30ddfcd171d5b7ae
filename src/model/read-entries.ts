import { blockText, proseNodes } from './block-text.ts';
import { parseCitations } from './citation.ts';
import type { RawStep } from './document.ts';
import { byTopic, type Draft, parseFile, readFlowText, readText } from './draft.ts';
import { readFolder } from './files.ts';
import type { ProblemList } from './problem.ts';
import { findTopic, statusOf } from './read-data.ts';
import { answerSchema, flowSchema, termSchema } from './schema.ts';
import type { Answer, Flow, Term, Topic } from './types.ts';

/** A flow before its diagram is drawn. */
export interface FlowDraft extends Draft<Omit<Flow, 'diagram' | 'steps' | 'windows'>> {
  code: string;
  codeLine: number;
  raw: RawStep[];
}

/** Reads the glossary. */
export function readTerms(root: string, problems: ProblemList): Draft<Term>[] {
  return readFolder(root, 'content/terms', '.mdx').flatMap((file) => {
    const parsed = parseFile(file, termSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const { name, code, aliases, kind, identifiers, definition, see } = value;
    const text = readText(parsed, { path: `/terms/${file.name}/`, labelStem: `term.${file.name}`, title: name }, problems);
    const names = [name, ...aliases];
    const { link = names } = value;
    link.forEach((given, i) => {
      if (!names.includes(given))
        problems.add(file.file, lineOf(['link', i]), `"${given}" is neither the name nor an alias`, `use one of: ${names.join(', ')}`);
    });
    const status = statusOf(value, file.file, lineOf(['status']), problems);
    const citations = parseCitations(value.sources);
    return [{ document: { ...text, id: file.name, name, code, aliases, link, kind, identifiers, definition, status, citations, see }, lineOf }];
  });
}

/** Reads the answers, in the order of the topics and of their `order`. */
export function readAnswers(root: string, topics: readonly Topic[], problems: ProblemList): Draft<Answer>[] {
  const drafts = readFolder(root, 'content/answers', '.mdx').flatMap((file) => {
    const parsed = parseFile(file, answerSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const { question, order, also, claims } = value;
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    if (topic === undefined) return [];
    const read = readText(parsed, { path: `/answers/${file.name}/`, labelStem: `answer.${file.name}`, title: question }, problems);
    const prose = proseNodes(read.blocks);
    if (prose.length === 0) problems.add(file.file, lineOf(['question']), 'an answer without text', 'write two to five sentences below the frontmatter');
    return [{ document: { ...read, id: file.name, topic, order, question, also, claims, text: blockText(prose) }, lineOf }];
  });
  return drafts.sort(byTopic(topics));
}

/** Reads the flows as far as their text goes; their diagrams are drawn later. */
export function readFlows(root: string, topics: readonly Topic[], problems: ProblemList): FlowDraft[] {
  const drafts = readFolder(root, 'content/flows', '.mdx').flatMap((file): FlowDraft[] => {
    const parsed = parseFile(file, flowSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const { title, order, summary } = value;
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    const text = readFlowText(parsed, { path: `/flows/${file.name}/`, labelStem: `flow.${file.name}`, title }, problems);
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
