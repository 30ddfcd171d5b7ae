import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { formerPages } from '../addresses/former.ts';
import { getSite } from '../site.ts';
import { publicAddress } from '../words/public-address.ts';

/** The site map lists every page but the search and those at former addresses, which only lead on. (Pages of labels are not Astro's: it does not know them.) */
export function siteMap(): AstroIntegration {
  const { origin, base } = publicAddress();
  const unlisted = new Set([`${origin}${base}search/`]);
  const { hooks, ...rest } = sitemap({ filter: (page) => !unlisted.has(page) });
  return {
    ...rest,
    hooks: {
      ...hooks,
      'astro:build:done': async (options) => {
        for (const { address } of formerPages((await getSite()).formers)) unlisted.add(origin + base + address.slice(1));
        await hooks['astro:build:done']?.(options);
      },
    },
  };
}
