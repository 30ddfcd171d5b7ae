/** How many pairs of a stem and a record a file of the index should hold: about 1 kB on the wire. */
const PAIRS = 200;

/** Most cuts: a larger book has larger files instead. */
const MOST = 150;

/**
 * Words that no stem is, chosen so that between two of them, in the order of the alphabet, stands about the same amount of the index.
 * Pagefind writes the index to a file whenever it has gone through some 20,000 positions, a size that it lets nobody set; a reader
 * would load 17 kB for each word. A word repeated that often closes the file where it stands (src/build/search-index.ts). To be
 * deleted once Pagefind can be told the size.
 * @param records the stems of each record, each stem once or more often
 */
export function cutWords(records: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const stems of records) for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const sorted = [...counts.keys()].sort();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const enough = Math.max(PAIRS, all / MOST);
  const cuts: string[] = [];
  let size = 0;
  sorted.forEach((stem, i) => {
    const cut = between(sorted[i - 1] ?? '', stem);
    // A short word is found by few beginnings of a question; a file too large is worse than a long one.
    if (cut !== stem && (size >= 1.5 * enough || (size >= enough && cut.length <= 3))) {
      cuts.push(cut);
      size = 0;
    }
    size += counts.get(stem) ?? 0;
  });
  return cuts;
}

/** The shortest beginning of `next` that stands after `before`. */
function between(before: string, next: string): string {
  let same = 0;
  while (same < before.length && before[same] === next[same]) same += 1;
  return next.slice(0, same + 1);
}
