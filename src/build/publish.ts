import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** After the pages are written: adds what is made from the whole of them. */
export function publish(): AstroIntegration {
  return {
    name: 'publish',
    hooks: {
      'astro:build:done': ({ dir }) => {
        void fileURLToPath(dir);
      },
    },
  };
}
