import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK_FILE, readLock } from '../addresses/lock/read.ts';
import { addToLock } from '../addresses/lock/write.ts';
import { readSite } from '../link/site.ts';
import { contentRoot } from '../reading/content-root.ts';
import { readOne } from '../reading/files.ts';
import { ContentError, ProblemList } from '../reading/problem.ts';

/** Adds every id that is not published yet to the lock, and prints each. Changes nothing, and exits with 1, while the content has mistakes. */
const root = contentRoot();
try {
  const { site } = await readSite(root);
  const { text, added } = addToLock(readOne(root, LOCK_FILE).text, readLock(root, new ProblemList()), site);
  for (const { address, kind } of added) console.log(`${kind.padEnd(11)} ${address}`);
  if (added.length > 0) writeFileSync(join(root, LOCK_FILE), text);
  console.log(added.length === 0 ? 'no new ids' : `${added.length} new ids published: from now on each of these addresses must work for ever`);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
