import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getSite } from '../site.ts';
import { headersFile } from './headers.ts';
import { writeManifest } from './manifest.ts';
import { publicAddress } from './public-address.ts';
import { searchIndexFiles, writeSearchIndex } from './search-index.ts';
import { splitTexts } from './split-texts.ts';

/** After the pages are written: adds what is made from the whole of them. */
export function publish(): AstroIntegration {
  let index: Promise<ReadonlyMap<string, Uint8Array>> | undefined;
  return {
    name: 'publish',
    hooks: {
      // Pagefind works in a process of its own, so the index is made while the pages are.
      'astro:build:start': () => {
        index = getSite().then(searchIndexFiles);
        // Told when it is waited for; a build that fails before has more to say than this.
        index.catch(() => undefined);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await splitTexts(folder);
        await writeSearchIndex(dir, (await index) ?? new Map());
        await writeFile(path.join(folder, '_headers'), headersFile(publicAddress().base));
        await writeManifest(folder); // last: a folder that has it is whole
      },
    },
  };
}
