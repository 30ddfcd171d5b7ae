/** Files in work at a time: enough to keep a disk busy, few enough for every limit on open files. */
const AT_ONCE = 100;

/** Does some work for each item, for many at a time. @returns the results in the order of the items. Rejects with the first failure */
export async function inBatches<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  return results;
}
