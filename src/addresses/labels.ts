import { COLLECTIONS, SITE_STEM } from './collections.ts';

/** What the rule of the labels needs to know of a topic. */
export interface LabelTopic {
  id: string;
  code: string;
}

/**
 * The label that whatever once stood at `address` bore by the rule of the labels; `undefined` where the rule gives none. For addresses that have gone: of a
 * living one the address book knows it.
 */
export function labelAt(address: string, topics: readonly LabelTopic[]): string | undefined {
  const [path = '', id] = address.split('#');
  const [first = 'home', second] = path.split('/').filter((part) => part !== '');
  const stem = Object.values(COLLECTIONS).find(({ folder }) => folder === first)?.stem;
  const topic = topics.find((known) => known.id === first);
  if (stem !== undefined && second !== undefined) return [stem, second, ...(id === undefined ? [] : [id])].join('.');
  if (id === undefined) return undefined;
  return topic === undefined ? `${SITE_STEM}.${first}.${id}` : `${topic.code}.${second ?? 'overview'}.${id}`;
}
