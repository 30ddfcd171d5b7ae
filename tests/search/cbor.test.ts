import { expect, test } from 'vitest';
import { encodeCbor } from '../../src/search/cbor.ts';
import { inSpans, spansOf } from '../../src/search/directory.ts';

test.each([
  // From appendix A of RFC 8949
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [255, '18ff'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [-1, '20'],
  [-100, '3863'],
  ['', '60'],
  ['IETF', '6449455446'],
  ['\u00fc', '62c3bc'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [Array.from({ length: 25 }, (_, i) => i + 1), '98190102030405060708090a0b0c0d0e0f101112131415161718181819'],
])('%j is written as the standard has it', (value, hex) => {
  expect(Buffer.from(encodeCbor(value)).toString('hex')).toBe(hex);
});

test('numbers are kept as spans of neighbours', () => {
  const spans = spansOf([3, 4, 5, 9, 11, 12]);
  expect(spans).toEqual([
    [3, 5],
    [9, 9],
    [11, 12],
  ]);
  expect(Array.from({ length: 14 }, (_, number) => number).filter((number) => inSpans(spans, String(number)))).toEqual([3, 4, 5, 9, 11, 12]);
});
