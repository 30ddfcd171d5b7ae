/** The thread of content-files.ts. */
import { workerData } from 'node:worker_threads';
import { close } from 'pagefind';
import { textFiles } from '../text/all.ts';
import type { ContentFilesTask } from './content-files.ts';
import { labelPageFiles } from './label-page-files.ts';
import { searchFiles } from './search-index.ts';
import { writeFiles } from './write-files.ts';

// Sent by writeContentFiles alone.
const { site, folder } = workerData as ContentFilesTask;
// Pagefind works in a process of its own, so the texts are made and written meanwhile.
const index = searchFiles(site);
// Told below; a text that cannot be written has the say before it.
index.catch(() => undefined);
await writeFiles(folder, labelPageFiles(site));
await writeFiles(folder, textFiles(site));
await writeFiles(folder, await index);
await close();
