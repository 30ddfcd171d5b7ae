import { readLock } from '../addresses/lock/read.ts';
import { contentRoot } from '../reading/content-root.ts';
import { ProblemList } from '../reading/problem.ts';
import { publicAddress } from '../words/public-address.ts';

/** Makes the test of which pages (full addresses) the site map lists: not the search, nor pages that only lead on, by a label or from a former address. */
export function listedInSiteMap(): (page: string) => boolean {
  const { origin, base } = publicAddress();
  // A mistake in the lock stops the build when the content is read; here it only must not stop the dev server.
  const { statements } = readLock(contentRoot(), new ProblemList());
  const former = new Set(statements.map(({ id }) => origin + base + id.slice(1)));
  return (page) => !/\/(?:c|search)\//.test(page) && !former.has(page);
}
