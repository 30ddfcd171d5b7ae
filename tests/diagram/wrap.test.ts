import { expect, test } from 'vitest';
import { wrapMeasured } from '../../src/diagram/measured-wrap.ts';

const length = (line: string): number => line.length;

test('a word too wide for a line is broken inside its signature and nowhere else', () => {
  expect(wrapMeasured('kvm_gmem_populate(kvm,start) vcpu->arch', 12, length)).toEqual(['kvm_gmem_', 'populate(', 'kvm,start)', 'vcpu->arch']);
  expect(wrapMeasured('indivisible-identifier', 12, length)).toEqual(['indivisible-identifier']);
  expect(wrapMeasured('indivisible-identifier', 12, length, { cut: true })).toEqual(['indivisible-', 'identifier']);
});

test('an identifier that may stay whole does', () => {
  expect(wrapMeasured('UFFDIO_COPY or UFFDIO_CONTINUE', 12, length, { whole: 15 })).toEqual(['UFFDIO_COPY', 'or', 'UFFDIO_CONTINUE']);
});

test('a line is broken where its author broke it, and lines come out even', () => {
  expect(wrapMeasured('one\ntwo three', 40, length)).toEqual(['one', 'two three']);
  expect(wrapMeasured('one two three four', 15, length, { balance: true })).toEqual(['one two', 'three four']);
});
