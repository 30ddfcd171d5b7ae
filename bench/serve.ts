import { fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { listen, siteHandler } from '../src/preview/server.ts';

/**
 * Serves a built site from a process of its own, so that answers do not wait for the one that drives the browser. Text goes over
 * the line packed, as from any host: without that a slow line would measure bytes that no reader waits for.
 * @param folder the built site, made for the base path `/`
 * @returns its address, with the slash, and what ends it
 */
export async function serve(folder: string): Promise<{ origin: string; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port]: unknown[] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${String(port)}/`, stop: () => child.kill() };
}

/** Lays what a host packs beside each file, packed. */
export function pack(folder: string): void {
  for (const name of globSync('**/*.{html,css,js,json,svg,txt,xml}', { cwd: folder })) {
    const file = path.join(folder, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'dist';
  pack(folder);
  const { port } = await listen(siteHandler(folder, '/'), 0);
  process.send?.(port);
}
