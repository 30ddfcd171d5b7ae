import type { APIRoute } from 'astro';
import { programText } from '../../labs/programs.ts';
import { contentRoot } from '../../reading/content-root.ts';
import { getSite } from '../../site.ts';

/** The programs as they are, to be compiled. */
export async function getStaticPaths() {
  const { labs } = await getSite();
  return [...labs.keys()].map((program) => ({ params: { program } }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(programText(contentRoot(), params.program ?? ''), { headers: { 'content-type': 'text/x-c; charset=utf-8' } });
