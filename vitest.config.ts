import { defineConfig } from 'vitest/config';
import { pagefindPlugin } from './src/build/search.ts';

export default defineConfig({
  plugins: [pagefindPlugin()],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/setup.ts',
    pool: 'forks',
    // A process for each file would load and compile everything some ninety times.
    isolate: false,
    setupFiles: 'tests/put-back.ts',
    maxWorkers: 2,
    // Some tests build a small site.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
