/** Lines of a lab's program, shown on a page. */
export interface Listing {
  kind: 'listing';
  /** Id of the lab. */
  lab: string;
  /** Name of the lines, as the program marks them. */
  region: string;
  line: number;
}

/** A program of which a page can show lines, by name. */
export interface Program {
  regions: ReadonlyMap<string, { text: string; from: number; to: number }>;
}
