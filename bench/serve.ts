import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { listen, siteHandler } from '../src/preview/server.ts';

/**
 * Serves a built site from a process of its own, so that answers do not wait for the one that drives the browser.
 * @param folder the built site, made for the base path `/`
 * @returns its address, with the slash, and what ends it
 */
export async function serve(folder: string): Promise<{ origin: string; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port]: unknown[] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${String(port)}/`, stop: () => child.kill() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { port } = await listen(siteHandler(process.argv[2] ?? 'dist', '/'), 0);
  process.send?.(port);
}
