import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Site } from '../link/site.ts';

/** What the thread is given. */
export interface ContentFilesTask {
  site: Site;
  /** The folder of the site that is being built. */
  folder: string;
}

/**
 * Writes what is made of the content alone and needs no layout: the pages of labels, the plain texts and the search index. It happens on a thread of its own,
 * because it is a third of the work, and Astro makes its pages one after the other.
 * @returns when all of it is written. Rejects with what went wrong, with the system's code where it was the machine
 */
export async function writeContentFiles(task: ContentFilesTask): Promise<void> {
  const thread = new Worker(new URL('./content-files-thread.ts', import.meta.url), { workerData: task });
  await once(thread, 'exit');
}
