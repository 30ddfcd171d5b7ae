import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { z } from 'zod';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { pack } from '../serve.ts';

/** An answer that was sent: its kind, and its bytes on the line, headers included. */
export interface SentFile {
  path: string;
  kind: string;
  bytes: number;
}

const answers = z.array(z.object({ path: z.string(), kind: z.string(), bytes: z.number() }));

/** A site that is served, with a count of what it sent. */
export interface Served {
  origin: string;
  /** What was sent since this was last called. Counted here and not in the browser, which does not say what its workers load. */
  sent(): Promise<SentFile[]>;
  stop(): void;
}

/**
 * Serves a built site from a process of its own, text packed.
 * @param own whether it is this project's, and gets its headers
 */
export async function serveCounted(folder: string, own: boolean): Promise<Served> {
  const child = fork(fileURLToPath(import.meta.url), [folder, String(own)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port]: unknown[] = await once(child, 'message');
  return {
    origin: `http://127.0.0.1:${String(port)}/`,
    sent: async () => {
      child.send('sent');
      const [list]: unknown[] = await once(child, 'message');
      return answers.parse(list);
    },
    stop: () => child.kill(),
  };
}

/** Notes each answer once it is sent. */
function counting(handler: RequestListener, sent: SentFile[]): RequestListener {
  return (request, response) => {
    const path = request.url ?? '/';
    const { socket } = request;
    const before = socket.bytesWritten;
    response.once('finish', () => {
      const kind = String(response.getHeader('content-type') ?? '').split(';', 1)[0] ?? '';
      sent.push({ path, kind, bytes: socket.bytesWritten - before });
    });
    handler(request, response);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', own] = process.argv.slice(2);
  pack(folder);
  const sent: SentFile[] = [];
  const handler: RequestListener = own === 'true' ? siteHandler(folder, '/') : sirv(folder, { gzip: true, dotfiles: true });
  const { port } = await listen(counting(handler, sent), 0);
  process.on('message', () => process.send?.(sent.splice(0)));
  process.send?.(port);
}
