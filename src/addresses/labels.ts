/** First part of the labels of what has a page of its own, by the folder of that page. */
const STEMS: Record<string, string> = { flows: 'flow', terms: 'term', answers: 'answer' };
/** First part of the labels on pages that belong to no topic. */
const SITE_STEM = 'site';

/** What the labels begin with that belong to no topic: no topic may have one of these as its code. */
export const OWN_STEMS: readonly string[] = [...Object.values(STEMS), SITE_STEM];

/** What the rule of the labels needs to know of a topic. */
export interface LabelTopic {
  id: string;
  code: string;
}

/** The label that whatever stands, or once stood, at `address` bears by the rule of the labels; `undefined` where the rule gives none. */
export function labelAt(address: string, topics: readonly LabelTopic[]): string | undefined {
  const [path = '', id] = address.split('#');
  const [first = 'home', second] = path.split('/').filter((part) => part !== '');
  const stem = STEMS[first];
  const topic = topics.find((known) => known.id === first);
  if (stem !== undefined && second !== undefined) return [stem, second, ...(id === undefined ? [] : [id])].join('.');
  if (id === undefined) return undefined;
  return topic === undefined ? `${SITE_STEM}.${first}.${id}` : `${topic.code}.${second ?? 'overview'}.${id}`;
}
