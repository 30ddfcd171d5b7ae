import type { APIRoute } from 'astro';
import { llmsText } from '../machine/llms.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => new Response(llmsText(await getSite()), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
