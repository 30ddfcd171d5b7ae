import { describe, expect, test } from 'vitest';
import { nameKey, stems, words } from '../../src/search/fold.ts';

describe('a name is the same name however it is written', () => {
  test.each([
    ['kvm_run->memory_fault.gpa', 'kvm_run memory-fault gpa'],
    ['hva_to_pfn()', 'HVA to PFN'],
    ['gfn_to_pfn_cache', 'gfntopfncache'],
    ['-EEXIST', 'eexist'],
    ['memslots', 'memslot'],
    ['entries', 'entry'],
    ['behaviour', 'behavior'],
    ['initialisation', 'initialization'],
    ['serialises', 'serialize'],
    ['analysed', 'analyzed'],
    ['labelled', 'labeled'],
    ['`KVM_RUN`', 'kvm-run'],
    ["userfaultfd's", 'userfaultfd'],
    ['naïve', 'naive'],
  ])('%s is %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test.each([
    ['gpa', 'gva'],
    ['KVM_SET_MEMORY_ATTRIBUTES', 'KVM_SET_MEMORY_ATTRIBUTES2'],
    ['bus', 'bu'],
    ['four', 'for'],
    ['status', 'statu'],
  ])('%s is not %s', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});

test('words are the parts between signs, in order', () => {
  expect(words('KVM_MEM_EXIT-on (missing)')).toEqual(['kvm', 'mem', 'exit', 'on', 'missing']);
});

test('text without a letter or digit has no key', () => {
  expect(nameKey('-> () \u0000 \u{1f600}')).toBe('');
});

describe('stems', () => {
  test.each([
    ['mapping', 'mapped'],
    ['pages', 'paging'],
    ['invalidation', 'invalidate'],
    ['sharing', 'shares'],
    ['copied', 'copy'],
    ['conversion', 'converts'],
  ])('%s and %s have the same stem', (a, b) => {
    expect(stems(a)).toEqual(stems(b));
  });

  test('words that say nothing are left out', () => {
    expect(stems('why not use the cache')).toEqual(stems('cache'));
  });

  test('values and numbers are kept as they are', () => {
    expect(stems('0xff1 39 6.12s')).toEqual(['0xff1', '39', '12s']);
  });
});
