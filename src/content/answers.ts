import { entryThing, ownPage } from '../addresses/things.ts';
import { readFolder } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import { blockText } from '../words/block-text.ts';
import type { Document } from './document.ts';
import { proseNodes } from './document.ts';
import { byTopic, type Draft, parseFile, readText } from './draft.ts';
import { answerSchema } from './schema.ts';
import type { Topic } from './topics.ts';
import { findTopic } from './topics.ts';

export interface Answer extends Document {
  id: string;
  topic: Topic;
  order: number;
  question: string;
  also: string[];
  claims: string[];
  text: string;
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
    const stand = ownPage('answer', file.name, question, topic.id);
    const read = readText(parsed, stand, entryThing('answer', stand), problems);
    const prose = proseNodes(read.blocks);
    if (prose.length === 0) problems.add(file.file, lineOf(['question']), 'an answer without text', 'write two to five sentences below the frontmatter');
    return [{ document: { ...read, id: file.name, topic, order, question, also, claims, text: blockText(prose) }, lineOf }];
  });
  return drafts.sort(byTopic(topics));
}
