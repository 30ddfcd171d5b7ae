import type { Feature } from '../content/features.ts';
import type { Lab } from '../content/labs.ts';
import { compareReleases, isRelease, releaseOf } from '../facts/releases.ts';
import { kernelWords } from '../facts/shown.ts';
import { isCode, type Source } from '../facts/source.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';

/** Binds the observations that features name; notes a lab or an observation that is not there. */
export function linkFeatures(features: readonly (Feature & { line: number })[], labs: ReadonlyMap<string, Lab>, problems: ProblemList): void {
  for (const feature of features)
    for (const name of feature.shownBy) {
      const [id = '', what = ''] = name.split('.');
      const lab = labs.get(id);
      const observation = lab?.observations.get(what);
      if (observation !== undefined) feature.shown.push(observation);
      else if (lab === undefined) problems.add('content/releases.yaml', feature.line, `unknown lab "${id}"`, nearest(id, labs.keys(), 'content/labs/'));
      else
        problems.add(
          'content/releases.yaml',
          feature.line,
          `lab "${id}" has observed no "${what}" on any recorded kernel`,
          nearest(what, lab.observations.keys(), `content/labs/seen/*/${id}.txt`),
        );
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
  const first = new Map(shown.map(({ name, address }) => [name.split('.')[0] ?? name, address] as const).reverse());
  return { releases: kernelWords(kernels), labs: [...first].reverse().map(([id, address]) => ({ id, address })), day };
}
