import { statusText } from '../../facts/status.ts';
import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every row of the status page. */
export function featureEntries(site: Site): SearchEntry[] {
  return site.features.map((feature) => ({
    kind: 'feature',
    title: plainLine(feature.feature),
    context: `status: ${statusText(feature.status)}`,
    address: feature.thing.address,
    names: [],
    also: [],
    body: plainLine(feature.note ?? ''),
    topics: [feature.topic.id],
  }));
}
