import type { APIRoute } from 'astro';
import { searchEntries } from '../../search/entries.ts';
import { namesFile } from '../../search/names-file.ts';
import { getSite } from '../../site.ts';

export const GET: APIRoute = async () => {
  const site = await getSite();
  return Response.json(namesFile(searchEntries(site), site.topics));
};
