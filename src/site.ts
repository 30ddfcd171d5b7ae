import type { Site } from './link/site.ts';
import { type Reading, readSite } from './link/site.ts';
import { contentRoot } from './reading/content-root.ts';

const KEY = Symbol.for('missing-pages.reading');

// Held by the process and not by this module: the pages are bundled with a copy of it, and the steps around them use another.
// The cast says what only this module keeps there.
const held = globalThis as { [KEY]?: Promise<Reading> | undefined };

/** Reads the content, once in a process. Rejects with a ContentError where it has mistakes. */
export function getReading(): Promise<Reading> {
  held[KEY] ??= readSite(contentRoot());
  return held[KEY];
}

/** The whole content, read once in a process. Rejects with a ContentError where it has mistakes. */
export async function getSite(): Promise<Site> {
  return (await getReading()).site;
}

/** Lets the next call read the content anew, after a change of it. */
export function forgetReading(): void {
  held[KEY] = undefined;
}
