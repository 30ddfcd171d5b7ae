import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { forgetDrafts } from '../content/kept.ts';
import { contentRoot } from '../reading/content-root.ts';
import { forgetReading } from '../site.ts';

/** In `npm run dev`: reads the content anew and reloads the page when a file under `content/` changes. */
export function contentWatch(): AstroIntegration {
  return {
    name: 'content-watch',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folder = resolve(contentRoot(), 'content');
        const code = resolve('src');
        server.watcher.add(folder);
        server.watcher.on('all', (_event, path) => {
          if (path.startsWith(code)) forgetDrafts();
          if (!path.startsWith(folder)) return;
          forgetReading();
          for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
