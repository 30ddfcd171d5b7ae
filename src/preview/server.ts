import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { firstPaintLinks } from '../build/first-paint.ts';
import { MANIFEST } from '../build/manifest.ts';
import { cacheControl, SECURITY_HEADERS } from '../build/policy.ts';

/** Types of text must say how it is written down, or a browser guesses. sirv says it for HTML only. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

/**
 * Answers from a built site as a well-kept host does: types, caching, the strict headers, the 404 page with its status.
 * @param folder the built site
 * @param base the base path it was built for, with a slash at both ends
 * @throws if the folder holds no whole site
 */
export function siteHandler(folder: string, base: string): RequestListener {
  if (!existsSync(path.join(folder, MANIFEST))) throw new Error(`${folder} holds no finished site (no ${MANIFEST}); run \`npm run build\``);
  const notFound = readFileSync(path.join(folder, '404.html'));
  const links = firstPaintLinks(folder, base);
  const files = sirv(folder, {
    etag: true,
    dotfiles: false,
    // Where a file lies there packed as well (`page.html.gz`), that is what goes over the line.
    gzip: true,
    setHeaders(response, pathname) {
      const type = TEXT_TYPES[path.extname(pathname)];
      if (type !== undefined) response.setHeader('Content-Type', `${type}; charset=utf-8`);
      response.setHeader('Cache-Control', cacheControl(pathname.slice(1)));
      if (pathname.endsWith('/')) response.setHeader('Link', links);
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const missing = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': cacheControl('404.html') });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    };
    const [pathname = '', query] = (request.url ?? '').split('?', 2);
    if (!pathname.startsWith(base)) {
      if (`${pathname}/` === base) return void response.writeHead(301, { Location: base }).end();
      return missing();
    }
    const inside = `/${pathname.slice(base.length)}`;
    // A folder's page has one address, the one with the slash; file servers redirect to it.
    if (!inside.endsWith('/') && existsSync(path.join(folder, inside, 'index.html'))) {
      return void response.writeHead(301, { Location: `${pathname}/${query === undefined ? '' : `?${query}`}` }).end();
    }
    request.url = inside;
    files(request, response, missing);
  };
}

/** Listens on one port of the loopback address. @returns the server and its port @throws as `listen` does, EADDRINUSE above all */
export async function listen(handler: RequestListener, port: number, host = '127.0.0.1'): Promise<{ server: Server; port: number }> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, port: address.port };
}
