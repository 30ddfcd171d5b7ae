import type { Kernel } from '../labs/kernels.ts';
import type { Mention, Thing } from './place.ts';

/** One thing that was done in a lab, and what came of it on each kernel that got so far. */
export interface Observation {
  id: string;
  /** Id of the lab. */
  lab: string;
  thing: Thing<'observation'>;
  /** `/labs/<lab>/#<id>` */
  address: string;
  /** `<lab>.<id>`, as a claim names it. */
  name: string;
  did: string;
  /** In the order of the kernels. */
  came: { kernel: Kernel; what: string }[];
  /** The claims that it shows. */
  claims: Mention[];
}

/** What a claim rests on: an observation, and the kernels on which it came as the claim says. */
export interface Shown {
  observation: Observation;
  kernels: Kernel[];
}

/** What came of trying every order of the moves of a model, in one of its variants. */
export interface Tried {
  id: string;
  thing: Thing<'variant'>;
  /** `/models/<model>/#<id>` */
  address: string;
  /** `<model>.<id>`, as a claim names it. */
  name: string;
  title: string;
  /** how many states can be reached */
  states: number;
  /** The rules that do not hold, in words, and how many moves the shortest run takes that breaks each. */
  broken: { rule: string; words: string; moves: number }[];
  /** The claims that it shows. */
  claims: Mention[];
}

/** Outcomes of an observation that are the same, with their kernels; the first is that of the oldest kernel. */
export function sameOutcomes(observation: Observation): { what: string; kernels: Kernel[] }[] {
  const groups: { what: string; kernels: Kernel[] }[] = [];
  for (const { kernel, what } of observation.came) {
    const group = groups.find((known) => known.what === what);
    if (group === undefined) groups.push({ what, kernels: [kernel] });
    else group.kernels.push(kernel);
  }
  return groups;
}

/** Kernels in the words of a margin: each release once, oldest first. */
export function kernelWords(kernels: Iterable<Kernel>): string[] {
  const releases = [...kernels].map(({ short }) => short.split(' ')[0] ?? short);
  return [...new Set(releases)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** What came of an observation, kernels with the same outcome together. */
export function cameText(observation: Observation): string {
  const groups = sameOutcomes(observation);
  return groups.map(({ what, kernels }) => `${what} (${kernelWords(kernels).join(', ')})`).join('; ');
}

/** What the margin of a claim says of the labs behind it; nothing where there are none. */
export function shownWords(shown: readonly Shown[]): string | undefined {
  return shown.length === 0 ? undefined : `shown on ${kernelWords(shown.flatMap(({ kernels }) => kernels)).join(', ')}`;
}

/** What came of a variant, in a few words: `holds in all 160 states`, `broken in 8 moves`. */
export function verdict({ states, broken }: Tried): string {
  const [first] = broken;
  return first === undefined ? `holds in all ${states} states` : `broken in ${first.moves} moves`;
}
