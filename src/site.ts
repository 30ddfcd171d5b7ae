import { contentRoot } from './build/content-root.ts';
import { readSite } from './model/site.ts';
import type { Site } from './model/types.ts';

let reading: Promise<Site> | undefined;

/** The whole content, read once a build. In `npm run dev` a change of the content makes this module, and so the reading, anew. */
export function getSite(): Promise<Site> {
  reading ??= readSite(contentRoot()).then(({ site }) => site);
  return reading;
}
