import type { Feature } from '../content/features.ts';

/** Numeric order of releases: `v6.8` before `v6.12`; other trees' releases after Linux's. */
export function compareReleases(a: string, b: string): number {
  const parts = (release: string): number[] => [release.startsWith('v') ? 0 : 1, ...(release.match(/\d+/g) ?? []).map(Number)];
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the newest release that was read has: `v7.3 has it`, `not in v7.3`, `changed in v7.3`. */
export function newestText({ release, has }: NonNullable<Feature['newest']>): string {
  return { yes: `${release} has it`, no: `not in ${release}`, changed: `changed in ${release}` }[has];
}

/** What each release was the first to have, oldest release first. */
export function byRelease(releases: readonly Feature[]): { release: string; entries: Feature[] }[] {
  const groups = new Map<string, Feature[]>();
  for (const entry of releases) {
    const { since } = entry.status;
    if (since !== undefined) groups.set(since, [...(groups.get(since) ?? []), entry]);
  }
  return [...groups].map(([release, entries]) => ({ release, entries })).sort((a, b) => compareReleases(a.release, b.release));
}
