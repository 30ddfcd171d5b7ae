import type { APIRoute } from 'astro';
import { claimsDocument } from '../machine/claims.ts';
import { jsonResponse } from '../machine/json.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => jsonResponse(claimsDocument(await getSite()));
