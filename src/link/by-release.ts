import type { Feature } from '../content/features.ts';
import { compareReleases } from '../facts/releases.ts';

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
