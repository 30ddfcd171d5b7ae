import type { APIRoute } from 'astro';
import { jsonResponse } from '../machine/json.ts';
import { labsDocument } from '../machine/labs.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => jsonResponse(labsDocument(await getSite()));
