import { defineConfig } from 'astro/config';
import { contentWatch } from './src/build/content-watch.ts';
import { outputs } from './src/build/outputs.ts';
import { search } from './src/build/search.ts';
import { siteMap } from './src/build/site-map.ts';
import { smallPreload } from './src/build/small-preload.ts';
import { publicAddress } from './src/words/public-address.ts';

// Astro would take variables of these names, which mean other things on many hosts, for its own values.
for (const name of ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) delete process.env[name];

const { origin, base } = publicAddress();

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [smallPreload()],
    // Builds work there beside `npm run dev`; a settings file in one of their copies would start the server anew.
    server: { watch: { ignored: ['**/.astro/**'] } },
  },
  integrations: [siteMap(), contentWatch(), search(), outputs()],
});
