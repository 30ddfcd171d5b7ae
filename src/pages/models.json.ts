import type { APIRoute } from 'astro';
import { jsonResponse } from '../machine/json.ts';
import { modelsDocument } from '../machine/models.ts';
import { getSite } from '../site.ts';

export const GET: APIRoute = async () => jsonResponse(modelsDocument(await getSite()));
