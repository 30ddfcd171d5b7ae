import { SITE_NAME } from '../content/site-name.ts';
import type { Site } from '../link/site.ts';
import { type LabelPage, labelPages } from '../machine/label-pages.ts';
import { escapeHtml, plainLine } from '../words/escape.ts';
import { absolute, href } from '../words/href.ts';
import { BARE_POLICY } from './policy.ts';

/** The pages of all labels, by their paths in the site. Two thousand that say three lines each: Astro would take seconds for them. */
export function labelPageFiles(site: Site): Map<string, string> {
  return new Map(labelPages(site).map((page) => [`c/${page.label}/index.html`, labelPageHtml(page)]));
}

/** The page of a label: it leads on without script, says itself what the label says, and unfurls where its address is pasted. */
export function labelPageHtml({ label, title, section, text, to }: LabelPage): string {
  const said = escapeHtml(plainLine(text));
  const name = escapeHtml(plainLine(title));
  const target = to === undefined ? undefined : escapeHtml(href(to));
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(BARE_POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(label)}</title>`,
    target === undefined ? '' : `<meta http-equiv="refresh" content="0; url=${target}">`,
    '<meta name="robots" content="noindex">',
    `<meta property="og:title" content="${name}">`,
    `<meta property="og:description" content="${said}">`,
    `<meta property="og:site_name" content="${escapeHtml(`${SITE_NAME}: ${section}`)}">`,
    '<meta property="og:type" content="article">',
    `<meta property="og:url" content="${escapeHtml(absolute(`/c/${label}/`))}">`,
    to === undefined ? '' : `<link rel="canonical" href="${escapeHtml(absolute(to))}">`,
    // Else browsers ask for /favicon.ico, which is not there.
    `<link rel="icon" href="${escapeHtml(href('/icon.svg'))}" type="image/svg+xml">`,
  ];
  const lead = target === undefined ? name : `<a href="${target}">${name}</a>`;
  return `<!DOCTYPE html><html lang="en"><head>${head.join('')}</head><body><main><h1>${escapeHtml(label)}</h1><p>${lead}</p><p>${said}</p></main></body></html>`;
}
