/** What became of pinned code in a newer release. `moved`: the same text in another file, or in a section of another number. */
export const DRIFTS = ['unchanged', 'changed', 'moved', 'gone'] as const;
export type Drift = (typeof DRIFTS)[number];

/** What a newer release has of pinned code: the file and the number of the section if they are others, and the first line there. */
export interface Became {
  drift: Drift;
  path?: string | undefined;
  section?: string | undefined;
  from?: number | undefined;
}

/** Lines (1-based, both included) and SHA-256 of a definition, or of a whole file, in the version that its source names; and what it has become. */
export interface Pin {
  from: number;
  to: number;
  hash: string;
  /** Of a section that is cited by its number: what stands behind that. A newer release may have given it another number. */
  title?: string | undefined;
  /** By release, such as `v7.3.4`. */
  newer: Record<string, Became>;
}

/** The name under which a source as a whole is pinned: no symbol has a star. */
export const WHOLE = '*';

/** Pins by source id and symbol. */
export type Pins = Record<string, Record<string, Pin>>;
