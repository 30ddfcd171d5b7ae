/** Serves dist/ on http://localhost:4321, or on the next free port, until it is stopped. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { listen, siteHandler } from '../src/preview/server.ts';
import { publicAddress } from '../src/words/public-address.ts';

const FIRST_PORT = 4321;
const HOSTS = ['127.0.0.1', '::1']; // `localhost` may mean either

const code = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Listens on one port of every loopback address there is. @returns nothing if the port is taken on one of them */
async function claim(handler: ReturnType<typeof siteHandler>, port: number): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  for (const host of HOSTS) {
    try {
      servers.push((await listen(handler, port, host)).server);
    } catch (error) {
      if (code(error) === 'EADDRINUSE') {
        for (const server of servers) server.close();
        return undefined;
      }
      if (host === '::1' && (code(error) === 'EADDRNOTAVAIL' || code(error) === 'EAFNOSUPPORT')) continue; // a machine without IPv6
      throw error;
    }
  }
  return servers;
}

const { base } = publicAddress();
const handler = siteHandler('dist', base);
let port = FIRST_PORT;
let servers = await claim(handler, port);
while (servers === undefined) servers = await claim(handler, ++port);
console.log(`Missing Pages is on http://localhost:${port}${base}  (Ctrl-C stops it)`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
for (const server of servers) {
  server.close();
  server.closeAllConnections();
}
