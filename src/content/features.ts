import { featureThing } from '../addresses/things.ts';
import { checkCitations, parseCitations } from '../facts/citation.ts';
import type { Thing } from '../facts/place.ts';
import type { Observation } from '../facts/shown.ts';
import type { Citation, Source } from '../facts/source.ts';
import type { Status } from '../facts/status.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { featureSchema } from './schema.ts';
import { statusOf } from './status-fields.ts';
import type { Topic } from './topics.ts';
import { findTopic } from './topics.ts';

export interface Feature {
  id: string;
  thing: Thing<'release'>;
  feature: string;
  topic: Topic;
  status: Status;
  note?: string;
  /** Whether the newest release that was read has it. */
  newest?: { release: string; has: 'yes' | 'no' | 'changed' };
  citations: Citation[];
  /** `<lab>.<observation>`: what was run of it, as the author names it. */
  shownBy: string[];
  /** Those observations, found. */
  shown: Observation[];
  checked: string;
}

/** Reads `content/releases.yaml`. */
export function readFeatures(
  root: string,
  topics: readonly Topic[],
  sources: ReadonlyMap<string, Source>,
  problems: ProblemList,
): (Feature & { line: number })[] {
  const file = 'content/releases.yaml';
  return readList(root, file, featureSchema, problems).flatMap(({ value, line }) => {
    const topic = findTopic(value.topic, topics, file, line, problems);
    const citations = parseCitations(value.sources);
    checkCitations(citations, sources, file, line, problems);
    const status = statusOf(value, file, line, problems);
    const { id, feature, note, newest, checked } = value;
    return topic === undefined
      ? []
      : [{ id, thing: featureThing(id, feature, topic.id), feature, topic, status, note, newest, citations, shownBy: value.shown, shown: [], checked, line }];
  });
}
