/** A test that is a visit to the built site, in the engine and the colour scheme of its project. */
import { test as base, expect } from '@playwright/test';
import { publicAddress } from '../../src/words/public-address.ts';
import { openFirefox } from './firefox.ts';
import type { Engine, Reader, Scheme } from './reader.ts';
import { openWebkit } from './webkit.ts';
import { serveWithWitness, witnessed } from './witness.ts';

export { expect };

/** What a project chooses. */
export interface Choice {
  engine: Engine;
  scheme: Scheme;
}

interface PerWorker extends Choice {
  site: Awaited<ReturnType<typeof serveWithWitness>>;
  window: Reader;
}

interface PerTest {
  /** The window; `open` takes an address below the site's root. What goes wrong in it fails the test. */
  reader: Reader;
}

const OPEN: Readonly<Record<Engine, (scheme: Scheme) => Promise<Reader>>> = { firefox: openFirefox, webkit: openWebkit };

export const test = base.extend<PerTest, PerWorker>({
  engine: ['firefox', { option: true, scope: 'worker' }],
  scheme: ['light', { option: true, scope: 'worker' }],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures wanted from this pattern
    async ({}, use) => {
      const site = await serveWithWitness(publicAddress().base);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  window: [
    async ({ engine, scheme }, use) => {
      const window = await OPEN[engine](scheme);
      await use(window);
      await window.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  reader: async ({ window, site }, use, info) => {
    site.refused.length = 0;
    await window.resize(1440, 900);
    await use({ ...window, open: (path) => window.open(site.origin + path) });
    if (info.status !== info.expectedStatus)
      await info.attach('what the window showed', { body: Buffer.from(await window.picture()), contentType: 'image/png' });
    const faults = [...(await witnessed(window)), ...site.refused];
    await window.ask(() => localStorage.clear());
    expect(faults, 'errors of scripts, breaches of the policy, what was not there').toEqual([]);
  },
});
