/** Which pages the tests of the whole site walk. */
import type { APIRequestContext } from '@playwright/test';

/** One page of each kind, relative to the site's root. Their addresses are published, and so stay. */
export const KINDS = {
  home: '',
  topic: 'exit-on-missing/',
  page: 'exit-on-missing/resolve/',
  figures: 'xen-runstate/split/',
  flows: 'flows/',
  flow: 'flows/uffd-classic/',
  terms: 'terms/',
  term: 'terms/gpc/',
  answers: 'answers/',
  answer: 'answers/what-eexist-means/',
  models: 'models/',
  model: 'models/token/',
  labs: 'labs/',
  lab: 'labs/attr-set/',
  status: 'status/',
  sources: 'sources/',
  identifiers: 'ids/',
  search: 'search/',
  about: 'about/',
  missing: '404.html',
} as const;

/** Every page of the site map, relative to the site's root. @throws if the site map cannot be read */
export async function everyPage(request: APIRequestContext): Promise<string[]> {
  const index = await (await request.get('sitemap-0.xml')).text();
  const addresses = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname.slice(1));
  if (addresses.length === 0) throw new Error('the site map lists no page');
  return addresses;
}
