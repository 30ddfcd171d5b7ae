import type { Mention } from '../facts/place.ts';
import type { Site } from '../link/site.ts';

/** Ids of the topics in which something is mentioned, each once, in the site's order. */
export function topicsOf(mentions: readonly Mention[] | undefined, { topics }: Pick<Site, 'topics'>): string[] {
  const found = new Set((mentions ?? []).map(({ topic }) => topic));
  return topics.map(({ id }) => id).filter((id) => found.has(id));
}

/** The topic of a thing as a list; an empty one where it belongs to none. */
export function ownTopic({ topic }: { topic?: string }): string[] {
  return topic === undefined ? [] : [topic];
}
