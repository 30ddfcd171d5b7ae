import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** How many tests of a run ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const unitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** A runner that failed without a failed test, or passed without a test, has failed: once. */
function withExit(tally: Tally, code: number): Tally {
  const ranNothing = tally.passed + tally.failed + tally.skipped === 0;
  return tally.failed === 0 && (code !== 0 || ranNothing) ? { ...tally, failed: 1 } : tally;
}

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined; // the runner died before it could write
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param file Vitest's JSON report
 * @param code the exit code of Vitest
 * @throws if the report is not of the shape known
 */
export function unitTally(file: string, code: number): Tally {
  const report = read(file, unitReport);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  // A file that cannot even be loaded has no failed test in it.
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return withExit(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length, skipped: report.numPendingTests + report.numTodoTests },
    code,
  );
}

/**
 * @param file Playwright's JSON report
 * @param code the exit code of Playwright
 * @throws if the report is not of the shape known
 */
export function browserTally(file: string, code: number): Tally {
  const report = read(file, browserReport);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A test that passes only at the second try is not trusted here; and errors outside of tests count one by one.
  return withExit({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, code);
}
