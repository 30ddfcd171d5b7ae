import { getRssString } from '@astrojs/rss';
import type { Site } from '../link/site.ts';
import { escapeHtml, plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';

/**
 * What changed, as RSS 2.0, newest first, from the dated entries of `content/changes.yaml`. Two builds of the same content give the same text:
 * no time in it is that of the build.
 */
export function feed(site: Site): Promise<string> {
  const home = site.standalone.get('/');
  const [newest] = site.changes;
  const items = site.changes.map(({ id, date, title, text, address }) => ({
    title: plainLine(title),
    description: plainLine(text),
    link: absolute(address),
    pubDate: noon(date),
    // Two changes may lead to one page, so the link cannot tell them apart.
    customData: `<guid isPermaLink="false">${escapeHtml(absolute(`/feed.xml#${id}`))}</guid>`,
  }));
  const built = newest === undefined ? '' : `<lastBuildDate>${noon(newest.date).toUTCString()}</lastBuildDate>`;
  return getRssString({
    title: home?.title ?? '',
    description: plainLine(home?.summary ?? ''),
    site: absolute('/'),
    items,
    customData: `<language>en</language>${built}`,
    trailingSlash: true,
  });
}

/** A day as a moment that is on that day wherever one reads it. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
