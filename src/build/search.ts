import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { getSite } from '../site.ts';
import { contentRoot } from './content-root.ts';
import { pagefindScript, searchIndexFiles } from './search-index.ts';

const SCRIPT = 'virtual:pagefind';

/**
 * Bundles Pagefind's browser script, so that it is made small and gets a name that changes with it. In `npm run dev` also serves the
 * full-text index of the current content from memory, made at the first search after a change.
 */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const plugin = {
          name: 'pagefind-script',
          resolveId: (id: string) => (id === SCRIPT ? id : undefined),
          load: (id: string) => (id === SCRIPT ? pagefindScript() : undefined),
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
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
          files ??= getSite().then(searchIndexFiles);
          files.then(
            (known) => {
              const file = known.get(address.slice(address.indexOf('/pagefind/') + '/pagefind/'.length));
              response.statusCode = file === undefined ? 404 : 200;
              response.setHeader('content-type', 'application/octet-stream');
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
