import type { Feature } from '../content/features.ts';
import type { Lab } from '../content/labs.ts';
import { compareReleases, isRelease, releaseOf } from '../facts/releases.ts';
import { kernelWords } from '../facts/shown.ts';
import { isCode, type Source } from '../facts/source.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import { findObservation } from './shown.ts';

/** Binds the observations that features name; notes a lab or an observation that is not there. */
export function linkFeatures(features: readonly (Feature & { line: number })[], labs: ReadonlyMap<string, Lab>, problems: ProblemList): void {
  for (const feature of features)
    for (const name of feature.shownBy) {
      const [id = '', what = ''] = name.split('.'); // as an author writes it
      const note = (wrong: string, mend: string): void => problems.add('content/releases.yaml', feature.line, wrong, mend);
      const lab = labs.get(id);
      if (lab === undefined) note(`unknown lab "${id}"`, nearest(id, labs.keys(), 'content/labs/'));
      const observation = lab && findObservation(lab, what, note);
      if (observation !== undefined) feature.shown.push(observation);
    }
}

/** The releases in whose sources a feature was read, oldest first: those that its status and its newest release name, and those of the code it cites. */
export function releasesRead({ status, newest, citations }: Feature, sources: ReadonlyMap<string, Source>): string[] {
  const cited = citations.flatMap(({ source: id }) => {
    const source = sources.get(id);
    return source !== undefined && isCode(source) && isRelease(source.version) ? [releaseOf(source.version)] : [];
  });
  return [...new Set([...(status.seen ?? []), ...(newest === undefined ? [] : [newest.release]), ...cited])].sort(compareReleases);
}

/** The releases on which labs ran something of a feature, the labs, each by its first observation, and the day of the newest run. */
export function releasesRun({ shown }: Feature): { releases: string[]; labs: { id: string; address: string }[]; day: string } | undefined {
  const kernels = shown.flatMap(({ came }) => came.map(({ kernel }) => kernel));
  const day = kernels
    .map(({ recorded }) => recorded)
    .sort()
    .at(-1);
  if (day === undefined) return undefined;
  const first = new Map(shown.map(({ lab, address }) => [lab, address] as const).reverse());
  return { releases: kernelWords(kernels), labs: [...first].reverse().map(([id, address]) => ({ id, address })), day };
}
