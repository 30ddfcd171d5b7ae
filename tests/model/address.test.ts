import { describe, expect, it } from 'vitest';
import { idFault, slug, twinAddress } from '../../src/reading/address.ts';

describe('ids', () => {
  it.each(['a', 'eexist', 'step-4', 'v6-12', 'a1', 'pfn-cache'])('takes "%s"', (id) => {
    expect(idFault(id)).toBeUndefined();
  });

  it.each(['', 'A', 'a_b', '4th', '-a', 'a-', 'a--b', 'a b', 'a.b', 'a%20b', 'a/b', 'a#b', 'ä', 'a\n', '"a'])('refuses %j', (id) => {
    expect(idFault(id)).toBe(`id "${id}" breaks the id rules`);
  });
});

it('makes an id part from words', () => {
  expect(slug('Already installed, swapped')).toBe('already-installed-swapped');
  expect(slug('`KVM_MEM_EXIT_ON_MISSING`')).toBe('kvm-mem-exit-on-missing');
  expect(slug(' -- ')).toBe('');
});

it('puts the twin of a page beside it', () => {
  expect(twinAddress('/')).toBe('/index.txt');
  expect(twinAddress('/exit/')).toBe('/exit.txt');
  expect(twinAddress('/exit/resolve/')).toBe('/exit/resolve.txt');
});
