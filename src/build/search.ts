import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentRoot } from '../reading/content-root.ts';
import { getSite } from '../site.ts';
import { pagefindScript, searchFiles } from './search-index.ts';

const SCRIPT = 'virtual:pagefind';

/** The files of the search, by their paths in the site. */
const OURS = /^(?:pagefind\/.|search\/.+\.json$)/;

/** Lets modules import Pagefind's browser script, in the site and in tests. */
export function pagefindPlugin(): { name: string; resolveId: (id: string) => string | undefined; load: (id: string) => Promise<string> | undefined } {
  return {
    name: 'pagefind-script',
    resolveId: (id) => (id === SCRIPT ? id : undefined),
    load: (id) => (id === SCRIPT ? pagefindScript() : undefined),
  };
}

/**
 * Bundles Pagefind's browser script, so that it is made small and gets a name that changes with it. In `npm run dev` also serves the
 * files of the search from memory, made of the current content at the first search after a change.
 */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [pagefindPlugin()] } });
      },
      'astro:server:setup': ({ server, logger }) => {
        let files: Promise<Map<string, Uint8Array>> | undefined;
        const content = path.resolve(contentRoot(), 'content');
        server.watcher.on('all', (_event, changed) => {
          if (changed.startsWith(content)) files = undefined;
        });
        const base = server.config.base.replace(/\/$/, '');
        server.middlewares.use((request, response, next) => {
          // Astro has taken the base path away from some addresses already.
          const address = new URL(request.url ?? '/', 'http://localhost').pathname;
          const name = (address.startsWith(`${base}/`) ? address.slice(base.length) : address).slice(1);
          if (!OURS.test(name)) {
            next();
            return;
          }
          files ??= getSite().then(searchFiles);
          files.then(
            (known) => {
              const file = known.get(name);
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
