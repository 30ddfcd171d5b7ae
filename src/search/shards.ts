/** A key, and what is looked up by it, best first. */
export interface Keyed<T> {
  key: string;
  items: readonly T[];
}

/** A list in parts, so that a search loads those that can fit and no more, however long the list is. */
export interface Shards<T> {
  parts: T[][];
  /** Which keys each part is about: from its own beginning on, as far as the next part's. */
  begins: string[];
}

/** Cuts a list by its keys. @param most items that a part has at most, and that are kept for one key */
export function inShards<T>(list: readonly Keyed<T>[], most: number): Shards<T> {
  const shards: { begin: string; items: Set<T> }[] = [];
  let before = '';
  for (const { key, items: all } of [...list].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const items = all.slice(0, most);
    const last = shards.at(-1);
    const fresh = items.filter((item) => last?.items.has(item) !== true);
    if (last === undefined || last.items.size + fresh.length > most) {
      shards.push({ begin: last === undefined ? '' : divider(before, key), items: new Set(items) });
    } else for (const item of fresh) last.items.add(item);
    before = key;
  }
  return { begins: shards.map(({ begin }) => begin), parts: shards.map(({ items }) => [...items]) };
}

/** The number of the part that a key is in; -1 where there are no parts. */
export function placeOf(key: string, begins: readonly string[]): number {
  return begins.findLastIndex((begin) => begin <= key);
}

/** The numbers of the parts with what begins with a key: it may go on in the next one. */
export function reachOf(key: string, begins: readonly string[]): number[] {
  const first = placeOf(key, begins);
  return begins[first + 1]?.startsWith(key) === true ? [first, first + 1] : [first];
}

/** The shortest beginning of a key that comes after the one before it. */
function divider(before: string, key: string): string {
  let length = 1;
  while (key.slice(0, length) <= before) length += 1;
  return key.slice(0, length);
}
