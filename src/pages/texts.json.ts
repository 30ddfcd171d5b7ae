import type { APIRoute } from 'astro';
import { getSite } from '../site.ts';
import { textFiles } from '../text/all.ts';

/** Every text file in one, by address: a route for each of thousands would cost a third of the build. See src/build/split-texts.ts. */
export const GET: APIRoute = async () => Response.json(Object.fromEntries(textFiles(await getSite())));
