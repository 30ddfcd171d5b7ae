import { type Became, type Drift, type Pins, WHOLE } from '../facts/pin.ts';
import { releaseOf } from '../facts/releases.ts';
import type { Site } from '../link/site.ts';

/** Lines for the person who reads claims again after a new release: a label, and which code under it changed, moved or went. */
export function claimsOnDrift(site: Site, pins: Pins, version: string): string[] {
  const counts: Record<Drift, number> = { unchanged: 0, changed: 0, moved: 0, gone: 0 };
  const short = releaseOf(version);
  const lines: string[] = [];
  for (const claim of site.claims.values()) {
    const became = claim.citations.flatMap((citation) => {
      const found = pins[citation.source]?.[citation.symbol ?? WHOLE]?.newer[version];
      if (found === undefined) return [];
      counts[found.drift]++;
      return found.drift === 'unchanged' ? [] : [`${citation.symbol ?? 'the file'} ${becameText(found)}`];
    });
    if (became.length > 0) lines.push(`${claim.label}: ${became.join(', ')}${claim.status.seen?.includes(short) ? '; read again' : ''}`);
  }
  const total = Object.entries(counts).map(([drift, n]) => `${n} ${drift}`);
  return [...lines, `${lines.length} claims rest on code that is not the same in ${version}; citations: ${total.join(', ')}`];
}

/** `gone`, `moved to 8.44`, `changed, now at mm/userfaultfd.c`. */
function becameText({ drift, path, section }: Became): string {
  const place = [section, path].filter((part) => part !== undefined).join(' of ');
  if (place === '') return drift;
  return drift === 'moved' ? `moved to ${place}` : `${drift}, now at ${place}`;
}
