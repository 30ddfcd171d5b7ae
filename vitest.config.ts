import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { pagefindPlugin } from './src/build/search.ts';

/** What builds a whole site comes first: vitest goes by the size of the files, and these are short. At the end one of two processors would wait for them. */
const LONG = ['reproducible', 'breakage', 'dev'].map((name) => `/tests/build/${name}.test.ts`);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (LONG.findIndex((end) => moduleId.endsWith(end)) + LONG.length + 1) % (LONG.length + 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  plugins: [pagefindPlugin()],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/setup.ts',
    sequence: { sequencer: LongFirst },
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
