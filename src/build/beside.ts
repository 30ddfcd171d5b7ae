import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Site } from '../model/types.ts';

/** What the thread is given. */
export interface BesideTask {
  site: Site;
  /** The folder of the site that is being built. */
  folder: string;
}

/**
 * Writes what is made of the content and not of the pages, on a thread of its own: the plain texts and the search index. They are a third
 * of the work, and pages are made one after the other.
 * @returns when all of it is written. Rejects with what went wrong, with the system's code where it was the machine
 */
export async function writeBeside(task: BesideTask): Promise<void> {
  const worker = new Worker(new URL('./beside-worker.ts', import.meta.url), { workerData: task });
  await once(worker, 'exit');
}
