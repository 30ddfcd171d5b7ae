import { expect, test } from 'vitest';
import { identifierId } from '../../src/addresses/things.ts';
import { identifiersIn } from '../../src/link/identifiers.ts';
import { Book } from '../lock/book.ts';

test.each([
  ['KVM_MEM_EXIT_ON_MISSING', ['KVM_MEM_EXIT_ON_MISSING']],
  ['hva_to_pfn_fast()', ['hva_to_pfn_fast()']],
  ['__schedule()', ['__schedule()']],
  ['read()', ['read()']],
  ['write(2)', ['write(2)']],
  ['memory_fault.gpa', ['memory_fault.gpa']],
  ['kvm->srcu', ['kvm->srcu']],
  ['kvm->arch.xen.xen_lock', ['kvm->arch.xen.xen_lock']],
  ['struct kvm_run', ['kvm_run']],
  ['-EEXIST', ['EEXIST']],
  ['SIGBUS', ['SIGBUS']],
  ['madvise(MADV_DONTNEED)', ['MADV_DONTNEED']],
  ['time[RUNSTATE_offline]', ['RUNSTATE_offline']],
  ['UFFDIO_COPY or UFFDIO_CONTINUE', ['UFFDIO_COPY', 'UFFDIO_CONTINUE']],
  ['uint64_t state_entry_time', ['uint64_t', 'state_entry_time']],
])('%s names identifiers', (code, expected) => {
  expect(identifiersIn(code)).toEqual(expected);
});

test.each([
  'KVM_*',
  'PF_',
  '..._RUNSTATE_ADDR',
  '_EXECUTE',
  'virt/kvm/async_pf_user.c',
  'kvm_main.c',
  'api.rst',
  '__kvm_read/write_guest_page()',
  'gm.conversion.not-tight',
  '0x4b564d02',
  '1ULL << 4',
  'len1',
  'v6.8',
  'ioctl',
  'touch, no stage-2 entry',
  'memory-backend-memfd',
  '>= 3',
  '',
])('%s names none', (code) => {
  expect(identifiersIn(code)).toEqual([]);
});

test('an id is lower case with hyphens, and its address at most 60 characters', () => {
  expect(identifierId('KVM_MEM_EXIT_ON_MISSING')).toBe('kvm-mem-exit-on-missing');
  expect(identifierId('__get_user')).toBe('get-user');
  expect(identifierId('memory_fault.gpa')).toBe('memory-fault-gpa');
  expect(`/ids/#${identifierId('A_VERY_LONG_NAME_'.repeat(6))}`.length).toBeLessThanOrEqual(60);
});

test('an entry names the term, and every claim, step and window that mentions the identifier, with or without brackets', async () => {
  using book = new Book();
  book.edit('flows/first.mdx', 'Something may happen here.', 'Something may call `alpha_beta`.');
  book.edit('flows/first.mdx', 'kvm: signal', 'kvm: alpha_beta() again');
  const { identifiers } = await book.site();
  const entry = identifiers.find(({ id }) => id === 'alpha-beta');
  expect(
    entry?.identifiers.map(({ name, call, terms, places }) => ({
      name,
      call,
      terms: terms.map((term) => term.id),
      places: places.map((place) => place.address),
    })),
  ).toEqual([{ name: 'alpha_beta', call: true, terms: ['alpha'], places: ['/letters/#one', '/flows/first/#step-4', '/flows/first/#step-2-3'] }]);
});

test('names that come to one id share an entry and stay apart in it', async () => {
  using book = new Book();
  book.edit('letters/index.mdx', '`ALPHA_FLAG`', '`ALPHA_FLAG` and `alpha_flag`');
  const { identifiers, things } = await book.site();
  expect(identifiers.find(({ id }) => id === 'alpha-flag')?.identifiers.map(({ name }) => name)).toEqual(['ALPHA_FLAG', 'alpha_flag']);
  expect(things.get('/ids/#alpha-flag')?.kind).toBe('identifier');
});
