import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { contentWatch } from './src/build/content-watch.ts';
import { publish } from './src/build/publish.ts';

const site = process.env.SITE_URL ?? 'http://localhost:4321';
const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [sitemap({ filter: (page) => !/\/(?:c|search)\//.test(page) }), contentWatch(), publish()],
});
