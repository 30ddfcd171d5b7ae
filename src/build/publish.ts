import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getSite } from '../site.ts';
import { headersFile } from './headers.ts';
import { writeManifest } from './manifest.ts';
import { publicAddress } from './public-address.ts';
import { writeSearchIndex } from './search-index.ts';
import { splitTexts } from './split-texts.ts';

/** After the pages are written: adds what is made from the whole of them. */
export function publish(): AstroIntegration {
  return {
    name: 'publish',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await splitTexts(folder);
        await writeSearchIndex(dir, await getSite());
        await writeFile(path.join(folder, '_headers'), headersFile(publicAddress().base));
        await writeManifest(folder); // last: a folder that has it is whole
      },
    },
  };
}
