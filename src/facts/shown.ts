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
  claims: (Mention & { partly: boolean })[];
}

/** What a claim rests on: an observation, and the kernels on which it came as the claim says. */
export interface Shown {
  observation: Observation;
  kernels: Kernel[];
  /** The id of the row of the claim's table that it shows; without one it shows the claim. */
  row?: string;
  /** It shows a part of the claim, or of the row, and not all that a program could see of it. */
  partly: boolean;
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

/**
 * The same for a narrow column: neighbours among the releases that were tried are written as a range, `6.12 to 7.3`.
 * @param all kernels that were tried
 */
export function kernelRange(kernels: Iterable<Kernel>, all: Iterable<Kernel>): string {
  const words = kernelWords(kernels);
  const tried = kernelWords(all);
  const first = tried.indexOf(words[0] ?? '');
  const neighbours = words.every((word, i) => tried[first + i] === word);
  return neighbours && words.length > 2 ? `${words[0]} to ${words.at(-1)}` : words.join(', ');
}

/** What came of an observation, kernels with the same outcome together. */
export function cameText(observation: Observation): string {
  const groups = sameOutcomes(observation);
  return groups.map(({ what, kernels }) => `${what} (${kernelWords(kernels).join(', ')})`).join('; ');
}

/** What labs have shown of a claim: all of it, a part of it, or so many rows of its table. */
function extent(shown: readonly Shown[], rows: number): string {
  const whole = new Set(shown.flatMap(({ row, partly }) => (row === undefined || partly ? [] : [row])));
  const part = new Set(shown.flatMap(({ row, partly }) => (row === undefined || !partly || whole.has(row) ? [] : [row])));
  if (shown.some(({ row, partly }) => row === undefined && !partly) || (whole.size === rows && rows > 0)) return 'shown';
  if (shown.some(({ row }) => row === undefined)) return 'shown in part';
  if (whole.size === 0) return `${part.size} of ${rows} rows shown in part`;
  return `${whole.size} of ${rows} rows shown${part.size > 0 ? `, ${part.size} in part,` : ''}`;
}

/**
 * What the margin of a claim says of the labs behind it; nothing where there are none.
 * @param rows how many rows its table has
 */
export function shownWords(shown: readonly Shown[], rows: number): string | undefined {
  return shown.length === 0 ? undefined : `${extent(shown, rows)} on ${kernelWords(shown.flatMap(({ kernels }) => kernels)).join(', ')}`;
}

/** The same for a narrow column. */
export function shownBriefly(shown: readonly Shown[], rows: number): string {
  const tried = shown.flatMap(({ observation }) => observation.came.map(({ kernel }) => kernel));
  return `${extent(shown, rows)} on ${kernelRange(
    shown.flatMap(({ kernels }) => kernels),
    tried,
  )}`;
}

/** What came of a variant, in a few words: `holds in all 160 states`, `broken in 8 moves`. */
export function verdict({ states, broken }: Tried): string {
  const [first] = broken;
  return first === undefined ? `holds in all ${states} states` : `broken in ${first.moves} moves`;
}
