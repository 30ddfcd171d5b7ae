import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { readSite } from '../model/site.ts';
import { contentRoot } from './content-root.ts';
import { searchIndexFiles } from './search-index.ts';

/** In `npm run dev`: serves the full-text index of the current content from memory, made at the first search after a change. */
export function searchDev(): AstroIntegration {
  return {
    name: 'search-dev',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        let files: Promise<Map<string, Uint8Array>> | undefined;
        const content = path.resolve(contentRoot(), 'content');
        server.watcher.on('all', (_event, changed) => {
          if (changed.startsWith(content)) files = undefined;
        });
        const folder = `${server.config.base.replace(/\/$/, '')}/pagefind/`;
        server.middlewares.use((request, response, next) => {
          const address = new URL(request.url ?? '/', 'http://localhost').pathname;
          if (!address.startsWith(folder) && !address.startsWith('/pagefind/')) {
            next();
            return;
          }
          files ??= readSite(contentRoot()).then(({ site }) => searchIndexFiles(site));
          files.then(
            (known) => {
              const file = known.get(address.slice(address.indexOf('/pagefind/') + '/pagefind/'.length));
              response.statusCode = file === undefined ? 404 : 200;
              response.setHeader('content-type', address.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
              response.end(file);
            },
            (error: unknown) => {
              files = undefined;
              logger.error(`no search index: ${error instanceof Error ? error.message : String(error)}`);
              response.statusCode = 500;
              response.end();
            },
          );
        });
      },
    },
  };
}
