import type { Participant } from '../diagram/types.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readList } from './lists.ts';
import { participantSchema } from './schema.ts';

/** Reads `content/participants.yaml`: the cast of the diagrams, by id. */
export function readParticipants(root: string, problems: ProblemList): Map<string, Participant & { term: string; line: number }> {
  const entries = readList(root, 'content/participants.yaml', participantSchema, problems);
  return new Map(entries.map(({ value, line }) => [value.id, { ...value, line }]));
}
