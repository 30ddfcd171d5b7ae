import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getSite } from '../site.ts';
import { publicAddress } from '../words/public-address.ts';
import { checkPages } from './check-pages.ts';
import { writeContentFiles } from './content-files.ts';
import { headersFile } from './headers.ts';
import { writeManifest } from './manifest.ts';

/** Adds to the pages what is made without them, and what is made from the whole site. */
export function outputs(): AstroIntegration {
  let folder = '';
  let contentFiles: Promise<void> | undefined;
  return {
    name: 'outputs',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      // Astro has emptied the folder just before.
      'astro:build:setup': () => {
        contentFiles ??= getSite().then((site) => writeContentFiles({ site, folder }));
        // Told when it is waited for; a build that fails before has more to say than this.
        contentFiles.catch(() => undefined);
      },
      'astro:build:done': async () => {
        await contentFiles;
        checkPages((await getSite()).things.values(), folder);
        await writeFile(path.join(folder, '_headers'), headersFile(publicAddress().base, folder));
        await writeManifest(folder); // last: a folder that has it is whole
      },
    },
  };
}
