import { z } from 'zod';
import type { Participant } from '../diagram/types.ts';
import { checkId } from './address.ts';
import { checkCitations, parseCitations } from './citation.ts';
import { readOne } from './files.ts';
import { OWN_STEMS } from './labels.ts';
import { nearest, type ProblemList } from './problem.ts';
import { changeSchema, participantSchema, releaseSchema, sourceSchema, topicSchema } from './schema.ts';
import { releasesIn, type Status, type StatusWord, statusFault } from './status.ts';
import type { Change, Release, Source, Topic } from './types.ts';
import { readYaml } from './yaml.ts';

/** Entries of one YAML list, each with its line. */
export interface Entry<T> {
  value: T;
  line: number;
}

/** Reads a list of entries with ids; notes wrong and duplicate ids. */
function readList<T extends { id: string }>(root: string, file: string, schema: z.ZodType<T>, problems: ProblemList): Entry<T>[] {
  const { text } = readOne(root, file);
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return [];
  const read = readYaml(text, z.array(schema), file, 1, problems);
  if (read === undefined) return [];
  const seen = new Set<string>();
  return read.value.map((value, i) => {
    const line = read.lineOf([i, 'id']);
    checkId(value.id, file, line, problems);
    if (seen.has(value.id)) problems.add(file, line, `duplicate id "${value.id}"`, 'give one of the two another id');
    seen.add(value.id);
    return { value, line };
  });
}

/** Folders of the site, or of the content, that are no topic's. */
const OWN_FOLDERS = new Set(['answers', 'assets', 'c', 'figures', 'flows', 'ids', 'pagefind', 'pages', 'schema', 'search', 'sources', 'status', 'terms']);

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

/** Reads `content/participants.yaml`: the cast of the diagrams, by id. */
export function readParticipants(root: string, problems: ProblemList): Map<string, Participant & { term: string; line: number }> {
  const entries = readList(root, 'content/participants.yaml', participantSchema, problems);
  return new Map(entries.map(({ value, line }) => [value.id, { ...value, line }]));
}

/** Reads `content/sources.yaml`, by id, with the line of each. */
export function readSources(root: string, problems: ProblemList): Map<string, Source & { line: number }> {
  const sources = new Map<string, Source & { line: number }>();
  for (const { value, line } of readList(root, 'content/sources.yaml', sourceSchema, problems)) {
    const base = { id: value.id, author: value.author, date: value.date, note: value.note, line };
    switch (value.kind) {
      case 'message':
        sources.set(value.id, { ...base, kind: 'message', title: value.title, messageId: value['message-id'], list: value.list });
        break;
      case 'commit':
        sources.set(value.id, { ...base, kind: 'commit', title: value.title, hash: value.hash, tree: value.tree, release: value.release });
        break;
      case 'file':
        sources.set(value.id, {
          ...base,
          kind: 'file',
          title: value.title ?? value.path,
          tree: value.tree,
          version: value.version,
          path: value.path,
          symbols: value.symbols,
        });
        break;
      case 'doc':
        sources.set(value.id, {
          ...base,
          kind: 'doc',
          title: value.title,
          tree: value.tree,
          version: value.version,
          path: value.path,
          sections: value.sections,
        });
        break;
      case 'page':
        sources.set(value.id, { ...base, kind: 'page', title: value.title, url: value.url });
        break;
    }
  }
  return sources;
}

/** Status fields of a frontmatter or YAML entry as a status; notes a problem at `line` where they do not fit together. */
export function statusOf(
  value: { status: StatusWord; since?: string | undefined; seen?: string | undefined; date?: string | undefined; in?: string | undefined },
  file: string,
  line: number,
  problems: ProblemList,
): Status {
  const status: Status = {
    word: value.status,
    since: value.since,
    seen: value.seen === undefined ? undefined : releasesIn(value.seen),
    date: value.date,
    in: value.in,
  };
  const fault = statusFault(status);
  if (fault !== undefined) problems.add(file, line, fault.what, fault.mend);
  return status;
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

/** Reads `content/releases.yaml`. */
export function readReleases(
  root: string,
  topics: readonly Topic[],
  sources: ReadonlyMap<string, Source>,
  problems: ProblemList,
): (Release & { line: number })[] {
  const file = 'content/releases.yaml';
  return readList(root, file, releaseSchema, problems).flatMap(({ value, line }) => {
    const topic = findTopic(value.topic, topics, file, line, problems);
    const citations = parseCitations(value.sources);
    checkCitations(citations, sources, file, line, problems);
    const status = statusOf(value, file, line, problems);
    const { id, feature, note, newest, checked } = value;
    return topic === undefined ? [] : [{ id, feature, topic, status, note, newest, citations, checked, line }];
  });
}

/** Reads `content/changes.yaml`, newest first. */
export function readChanges(root: string, problems: ProblemList): Entry<Change>[] {
  return readList(root, 'content/changes.yaml', changeSchema, problems).sort((a, b) => b.value.date.localeCompare(a.value.date));
}
