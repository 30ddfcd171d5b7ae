import type { APIRoute } from 'astro';
import { getSite } from '../site.ts';
import { textFiles } from '../text/all.ts';

/** The text files in `npm run dev`. A build writes them without Astro, for which thousands would take long: src/build/content-files.ts. */
export async function getStaticPaths() {
  if (!import.meta.env.DEV) return [];
  return [...textFiles(await getSite())].map(([address, text]) => ({ params: { text: address.slice(1, -'.txt'.length) }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
