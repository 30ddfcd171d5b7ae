import { expect, test } from 'vitest';
import type { NumberName } from '../../src/content/numbers.ts';
import { readPasted } from '../../src/search/paste.ts';

const NUMBERS: NumberName[] = [
  { errno: 14, name: 'EFAULT', message: 'Bad address' },
  { errno: 17, name: 'EEXIST', message: 'File exists' },
  { value: '0x4b564d02', name: 'SOME_MSR' },
  { value: '0x8', name: 'SOME_FLAG', beside: ['flags'] },
  { value: '39', name: 'SOME_EXIT', beside: ['exit reason'] },
];
const read = (typed: string): string => readPasted(typed, NUMBERS).text;

test.each([
  ['os error 14', 'EFAULT'],
  ['Bad address (os error 14)', 'EFAULT ( EFAULT )'],
  ['errno=17', 'EEXIST'],
  ['returns -14', 'returns EFAULT'],
  ['0xffffffffffffffef', 'EEXIST'],
  ['0xffffffef', 'EEXIST'],
  ['18446744073709551599', 'EEXIST'],
  ['wrmsr 0x4b564d02', 'wrmsr SOME_MSR'],
  ['1 << 3', 'SOME_FLAG'],
  ['1ULL<<3', 'SOME_FLAG'],
  ['BIT_ULL(3)', 'SOME_FLAG'],
  ['exit_reason 39', 'exit_reason SOME_EXIT'],
  ['MemoryFault { flags: 8, gpa: 4096 }', 'Memory_Fault { flags: SOME_FLAG , gpa: }'],
  ['[ 12.345678] do_it+0x1f/0x2b0 [kvm]', 'do_it [kvm]'],
])('%s is read as %s', (typed, text) => {
  expect(read(typed)).toBe(text);
});

test.each([
  'eight pages',
  'page 8 of 9',
  '-1',
  'step-4',
  'flow.first#step-4-5',
  'capability number 236',
  '20230908-17.1@host.example',
  'https://host.example/-14',
])('%s is left as it is', (typed) => {
  expect(readPasted(typed, NUMBERS)).toEqual({ text: typed, understood: [] });
});

test('what was understood is told once', () => {
  expect(readPasted('Bad address (os error 14), 0x4b564d02', NUMBERS).understood).toEqual([
    { typed: 'Bad address', name: 'EFAULT' },
    { typed: '0x4b564d02', name: 'SOME_MSR' },
  ]);
});
