import { test as base, expect } from '@playwright/test';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { publicAddress } from '../../src/words/public-address.ts';

export { expect };

interface PerWorker {
  /** Address of the built site (`dist/`), served with the headers of a strict host. */
  origin: string;
}

interface PerTest {
  /** Fails a test in which the page broke the policy or an error reached nobody. */
  wellBehaved: undefined;
}

export const test = base.extend<PerTest, PerWorker>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures wanted from this pattern
    async ({}, use) => {
      const { base: basePath } = publicAddress();
      const { server, port } = await listen(siteHandler('dist', basePath), 0);
      await use(`http://127.0.0.1:${port}${basePath}`);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: 'worker' },
  ],
  baseURL: ({ origin }, use) => use(origin),
  wellBehaved: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
      });
      context.on('weberror', (error) => faults.push(String(error.error().stack ?? error.error())));
      await use(undefined);
      expect(faults, 'breaches of the policy and uncaught errors').toEqual([]);
    },
    { auto: true },
  ],
});
