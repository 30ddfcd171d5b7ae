import { expect, test } from 'vitest';
import { Latest } from '../../src/search/latest.ts';

test('an answer is stale once a newer question has begun, even when it comes last', () => {
  const latest = new Latest();
  const first = latest.begin();
  expect(first()).toBe(true);
  const second = latest.begin();
  expect(second()).toBe(true);
  expect(first()).toBe(false);
});
