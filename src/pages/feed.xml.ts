import type { APIRoute } from 'astro';
import { feed } from '../machine/feed.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => new Response(await feed(await getSite()), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
