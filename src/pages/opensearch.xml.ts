import type { APIRoute } from 'astro';
import { SITE_NAME } from '../content/site-name.ts';
import { escapeHtml } from '../words/escape.ts';
import { absolute } from '../words/href.ts';

/** Lets a browser's address bar search the site (OpenSearch 1.1 description). */
export const GET: APIRoute = () => {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `  <ShortName>${SITE_NAME}</ShortName>`,
    `  <Description>Terms, claims and steps of ${SITE_NAME}</Description>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    `  <Image width="16" height="16" type="image/svg+xml">${escapeHtml(absolute('/icon.svg'))}</Image>`,
    `  <Url type="text/html" template="${escapeHtml(absolute('/search/'))}?q={searchTerms}"/>`,
    `  <Url type="application/opensearchdescription+xml" rel="self" template="${escapeHtml(absolute('/opensearch.xml'))}"/>`,
    '</OpenSearchDescription>',
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'application/opensearchdescription+xml' } });
};
