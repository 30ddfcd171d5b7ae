/** One line of a lab: what was done, and what came of it. */
export interface Observation {
  id: string;
  did: string;
  came: string;
  /** What the program expected, where something else came. */
  expected?: string;
}

/** What a lab printed and how it ended. */
export interface Outcome {
  observations: Observation[];
  /** `shown`: everything as expected; `differs`: something was not; `cannot`: this kernel cannot. */
  ended: 'shown' | 'differs' | 'cannot';
  /** Why this kernel cannot. */
  why?: string;
}

const OBSERVATION = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*): (.+) -> (.+)$/;
const EXPECTED = /^ {4}expected (.+)$/;
const CANNOT = /^cannot: (.+)$/;
const ENDS = new Map<number, Outcome['ended']>([
  [0, 'shown'],
  [1, 'differs'],
  [77, 'cannot'],
]);

/** How a run ended that has no outcome, in words. */
function odd(code: number): string {
  if (code === 124 || code === 143) return 'it did not end within its 60 seconds';
  return code > 128 ? `it was ended by signal ${code - 128}` : `its exit code was ${code}; a lab ends with 0, 1 or 77`;
}

/**
 * Reads what a lab has printed.
 * @throws where this is not what a lab prints: another exit code, a line of another form, an id that is there twice
 */
export function readOutcome(text: string, code: number): Outcome {
  const ended = ENDS.get(code);
  if (ended === undefined) throw new Error(odd(code));
  const observations: Observation[] = [];
  const ids = new Set<string>();
  let why: string | undefined;
  for (const line of text.split('\n').filter((candidate) => candidate !== '')) {
    const [, id, did, came] = OBSERVATION.exec(line) ?? [];
    const expected = EXPECTED.exec(line)?.[1];
    const reason = CANNOT.exec(line)?.[1];
    const last = observations.at(-1);
    if (why !== undefined) throw new Error(`after "cannot" it printed "${line}"`);
    if (id !== undefined && did !== undefined && came !== undefined) {
      if (ids.has(id)) throw new Error(`it printed the observation "${id}" twice`);
      ids.add(id);
      observations.push({ id, did, came });
    } else if (expected !== undefined && last !== undefined) last.expected = expected;
    else if (reason !== undefined) why = reason;
    else throw new Error(`it printed a line that is no observation: "${line.slice(0, 120)}"`);
  }
  if ((ended === 'cannot') !== (why !== undefined))
    throw new Error(`its exit code was ${code}, ${why === undefined ? 'with no line that says why' : `but it said it cannot: ${why}`}`);
  const failed = observations.find((observation) => observation.expected !== undefined);
  if (ended !== 'differs' && failed !== undefined) throw new Error(`its exit code was ${code}, but ${failed.id} was not as expected`);
  if (ended === 'shown' && observations.length === 0) throw new Error('it observed nothing');
  return why === undefined ? { observations, ended } : { observations, ended, why };
}

/** What a lab observed otherwise than expected, a line each: lab, observation, expected, got. */
export function unexpected(lab: string, outcome: Outcome): string[] {
  const lines = outcome.observations
    .filter((observation) => observation.expected !== undefined)
    .map(({ id, did, came, expected }) => `${lab}.${id} (${did}): expected ${expected}, got ${came}`);
  return outcome.ended === 'differs' && lines.length === 0 ? [`${lab}: it ended with 1 and did not say what was unexpected`] : lines;
}

/** Where two outcomes of a lab differ, a line each; observations that one of them lacks are differences too. */
export function differences(lab: string, before: Outcome, now: Outcome): string[] {
  const lines: string[] = [];
  if (before.ended !== now.ended) lines.push(`${lab}: expected to end as "${before.ended}", got "${now.ended}"${now.why === undefined ? '' : ` (${now.why})`}`);
  const came = new Map(now.observations.map((observation) => [observation.id, observation.came]));
  for (const { id, did, came: expected } of before.observations) {
    const got = came.get(id);
    if (got !== expected) lines.push(`${lab}.${id} (${did}): expected ${expected}, got ${got ?? 'nothing'}`);
  }
  const known = new Set(before.observations.map(({ id }) => id));
  for (const { id, came: got } of now.observations) if (!known.has(id)) lines.push(`${lab}.${id}: expected nothing, got ${got}`);
  return lines;
}
