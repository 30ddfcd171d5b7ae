/** The thread of beside.ts. */
import { workerData } from 'node:worker_threads';
import type { BesideTask } from './beside.ts';
import { searchIndexFiles, writeSearchIndex } from './search-index.ts';
import { writeTexts } from './write-texts.ts';

// Sent by writeBeside alone.
const { site, folder } = workerData as BesideTask;
const index = searchIndexFiles(site);
// Told below; a text that cannot be written has the say before it.
index.catch(() => undefined);
await writeTexts(site, folder);
await writeSearchIndex(folder, await index);
