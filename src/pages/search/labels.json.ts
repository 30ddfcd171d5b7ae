import type { APIRoute } from 'astro';
import { searchEntries } from '../../search/entries.ts';
import { labelsFile } from '../../search/names-file.ts';
import { getSite } from '../../site.ts';

export const GET: APIRoute = async () => Response.json(labelsFile(searchEntries(await getSite())));
