import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserTally, unitTally } from '../../scripts/tally.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(value: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const unit = (passed: number, failed: number, testResults: { status: string; assertionResults: { status: string }[] }[] = []): string =>
  report({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0, testResults });
const browser = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []): string =>
  report({ stats: { expected, unexpected, flaky, skipped: 0 }, errors });

describe('the sum of a test run', () => {
  it('takes the numbers of a run that went well', () => {
    expect(unitTally(unit(7, 0), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(browserTally(browser(5, 0), 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
  });

  it('counts a runner that left no report as failed', () => {
    expect(unitTally(path.join(folder, 'none.json'), 0).failed).toBe(1);
    expect(browserTally(path.join(folder, 'none.json'), 139).failed).toBe(1);
  });

  it('counts a runner that failed without a failed test as failed', () => {
    expect(unitTally(unit(7, 0), 1).failed).toBe(1);
    expect(browserTally(browser(5, 0), 1).failed).toBe(1);
  });

  it('counts a runner that ran nothing as failed', () => {
    expect(browserTally(browser(0, 0), 0).failed).toBe(1);
  });

  it('counts a file that could not be loaded, and does not count a failed test twice', () => {
    expect(unitTally(unit(7, 0, [{ status: 'failed', assertionResults: [] }]), 1).failed).toBe(1);
    expect(unitTally(unit(6, 1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]), 1).failed).toBe(1);
  });

  it('counts a test that passed only at the second try, and an error outside of tests', () => {
    expect(browserTally(browser(5, 1, 1, [{}]), 1).failed).toBe(3);
  });
});
