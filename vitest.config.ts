import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Some tests build a small site.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
