/** Puts back, after each file of tests, what it changed of the process that the next one runs in. */
import { afterAll, vi } from 'vitest';
import { forgetDrafts } from '../src/content/kept.ts';
import { forgetReading } from '../src/site.ts';

const env = { ...process.env };

afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  process.env = { ...env };
  forgetReading();
  forgetDrafts();
});
