/** A page beside this one, as columns and the lines under a text name it. */
export interface Neighbour {
  address: string;
  html: string;
}

/** Those at most `reach` places before and after the entry at `at`, itself among them. */
export function around<Entry>(entries: readonly Entry[], at: number, reach: number): Entry[] {
  return entries.slice(Math.max(0, at - reach), at + reach + 1);
}
