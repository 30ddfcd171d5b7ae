import { defineConfig } from '@playwright/test';
import { ENGINES, SCHEMES } from './reader.ts';
import type { Choice } from './visit.ts';

// Playwright runs the tests and opens no browser: the engines are those of the machine, as readers have them.
export default defineConfig<object, Choice>({
  testDir: '.',
  outputDir: '../../test-results/engines',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: ENGINES.flatMap((engine) => SCHEMES.map((scheme) => ({ name: `${engine} ${scheme}`, use: { engine, scheme } }))),
});
