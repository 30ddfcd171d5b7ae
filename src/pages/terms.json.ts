import type { APIRoute } from 'astro';
import { jsonResponse } from '../machine/json.ts';
import { termsDocument } from '../machine/terms.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => jsonResponse(termsDocument(await getSite()));
