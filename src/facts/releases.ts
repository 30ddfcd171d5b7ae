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

/** `v6.12.117` as `v6.12`; a commit, or another program's version, as it is. */
export function releaseOf(version: string): string {
  return /^v\d+\.\d+/.exec(version)?.[0] ?? version;
}

/** Whether a version of a tree is a release, and not a commit. */
export function isRelease(version: string): boolean {
  return /^v?\d+\.\d/.test(version);
}
