import { defineConfig } from '@playwright/test';
import { findTestBrowser } from './scripts/browser.ts';

const executablePath = findTestBrowser();

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  // A first answer of the search loads and compiles WebAssembly, which takes seconds where several browsers share a processor.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    browserName: 'chromium',
    // A test gets the page of the one before it, emptied and with nothing stored: a new one, and a process for it, costs two thirds of a second of a processor.
    reuseContext: true,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        // Else the page gets a new process nonetheless, at each test's first address.
        '--renderer-process-limit=1',
        '--disable-gpu',
        // What a page draws would go through a further process: about a twelfth of the processor time of a test.
        '--in-process-gpu',
        // Without its windows the browser rounds the width of every letter to whole pixels, which no reader's does.
        '--font-render-hinting=none',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
