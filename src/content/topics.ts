import { OWN_FOLDERS, OWN_STEMS } from '../addresses/collections.ts';
import { checkId } from '../reading/address.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { topicSchema } from './schema.ts';

export interface Topic {
  id: string;
  code: string;
  title: string;
  does?: string;
  line?: string;
}

/** Reads `content/topics.yaml`. */
export function readTopics(root: string, problems: ProblemList): Topic[] {
  const codes = new Set(OWN_STEMS);
  return readList(root, 'content/topics.yaml', topicSchema, problems).map(({ value, line }) => {
    if (OWN_FOLDERS.has(value.id)) problems.add('content/topics.yaml', line, `id "${value.id}" is one that the site makes itself`, 'give it another id');
    if (checkId(value.code, 'content/topics.yaml', line, problems, 'code') && codes.has(value.code))
      problems.add('content/topics.yaml', line, `code "${value.code}" begins other labels already`, 'give the topic a code of its own');
    codes.add(value.code);
    return value;
  });
}

/** Finds a topic by id; notes a problem and gives `undefined` where there is none. */
export function findTopic(id: string, topics: readonly Topic[], file: string, line: number, problems: ProblemList): Topic | undefined {
  const topic = topics.find((candidate) => candidate.id === id);
  if (topic === undefined)
    problems.add(
      file,
      line,
      `unknown topic "${id}"`,
      nearest(
        id,
        topics.map((known) => known.id),
        'content/topics.yaml',
      ),
    );
  return topic;
}
