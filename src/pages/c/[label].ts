import type { APIRoute } from 'astro';
import { labelPageHtml } from '../../build/label-page-files.ts';
import { type LabelPage, labelPages } from '../../machine/label-pages.ts';
import { getSite } from '../../site.ts';

/** The pages of labels in `npm run dev`. A build writes them without Astro: src/build/content-files.ts. */
export async function getStaticPaths() {
  if (!import.meta.env.DEV) return [];
  return labelPages(await getSite()).map((page) => ({ params: { label: page.label }, props: { page } }));
}

export const GET: APIRoute<{ page: LabelPage }> = ({ props }) =>
  new Response(labelPageHtml(props.page), { headers: { 'content-type': 'text/html; charset=utf-8' } });
