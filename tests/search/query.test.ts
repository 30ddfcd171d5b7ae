import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query.ts';

test('the names in a pasted expression are looked up one by one, the last first', () => {
  expect(parseQuery('kvm_run->memory_fault.gpa').partKeys).toEqual(['gpa', 'memoryfault', 'kvmrun']);
  expect(parseQuery('plain words. And more').partKeys).toEqual([]);
});

test('words in quotation marks are a phrase', () => {
  expect(parseQuery('"Forbid faults"').phrase).toEqual(['forbid', 'fault']);
  expect(parseQuery('forbid fault').phrase).toBeUndefined();
});

test.each(['eom.resolve.eexist', '<20221205.1@host.example>', '16f95f3b', 'https://host.example/terms/gpc/', '/terms/gpc/', 'step 4', 'step-4-5'])(
  '%s may be a reference',
  (typed) => {
    expect(parseQuery(typed).reference).toBe(true);
  },
);

test.each(['runstate', 'KVM_RUN', '16f95f3', 'page not present', 'queue step', 'vcpu->arch.xen.runstate_cache', 'uffdio_copy.copy'])('%s is none', (typed) => {
  expect(parseQuery(typed).reference).toBe(false);
});

test('an address of the site is looked up without its host and its short form', () => {
  const key = parseQuery('/exit-on-missing/resolve/#eexist').key;
  expect(parseQuery('https://host.example/exit-on-missing/resolve/#eexist').key).toBe(key);
  expect(parseQuery('https://host.example/c/eom.resolve.eexist/').key).toBe(parseQuery('eom.resolve.eexist').key);
});

describe('hostile queries', () => {
  test.each([
    '',
    '   ',
    '<script>alert(1)</script>',
    '\u0000\u0007\u202e',
    '[(*+?{\\',
    '%00%ff',
    '\u{1f4a5}\u{1f4a5}',
    '"',
    '""""',
    'a'.repeat(100_000),
    '-> -> ->',
    '\ud800',
  ])('%j is taken apart', (typed) => {
    const query = parseQuery(typed);
    expect(query.text).toBe(typed.trim());
    expect(query.key).toMatch(/^[a-z0-9]{0,300}$/);
  });
});
