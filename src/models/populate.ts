/** Two vCPU threads have exited for one page: who installs it, who populates, who sleeps, and who wakes whom. */
import { type Model, type Move, mover, type Variant } from './model.ts';

/**
 * Where a vCPU thread is: it has exited; its install answered EEXIST; it is in populate and looks at the entry; it is on the queue of the
 * userfaultfd and looks once more; it sleeps there; it has called KVM_RUN.
 */
type Thread = 'exited' | 'eexist' | 'looks' | 'queued' | 'asleep' | 'runs';
/** Its entry on the queue: none, not read yet, read. */
type Entry = 'none' | 'pending' | 'read';

interface Vmm {
  readonly [field: string]: string | boolean;
  present: boolean;
  one: Thread;
  two: Thread;
  oneEntry: Entry;
  twoEntry: Entry;
  /** the reader of the userfaultfd: it waits, has a message, or was answered EEXIST */
  reader: 'waits' | 'has read' | 'eexist';
  /** something may discard the page, once */
  discarded: boolean;
}

const start = (thread: Thread): Vmm => ({ present: false, one: thread, two: thread, oneEntry: 'none', twoEntry: 'none', reader: 'waits', discarded: false });

type Make = Move<Vmm>['make'];
const call = mover<Vmm>();

const woken = (vmm: Vmm): Vmm => ({
  ...vmm,
  one: vmm.oneEntry === 'none' ? vmm.one : 'looks',
  two: vmm.twoEntry === 'none' ? vmm.two : 'looks',
  oneEntry: 'none',
  twoEntry: 'none',
});

/** One vCPU thread. `first` is where it begins again after another exit: at the install, or at populate. */
const thread = (field: 'one' | 'two', actor: string, first: Thread): Move<Vmm>[] => {
  const entry = `${field}Entry` as const;
  const at =
    (where: Thread, make: (vmm: Vmm) => Vmm | undefined): Make =>
    (vmm) =>
      vmm[field] === where ? make(vmm) : undefined;
  const move = (id: string, to: string, says: string, make: Make, kind: Move<Vmm>['kind'] = 'call'): Move<Vmm> =>
    call(`${actor}-${id}`, actor, to, says, make, kind);
  return [
    move(
      'install',
      'mm',
      'COPY, DONTWAKE: 0',
      at('exited', (vmm) => (vmm.present ? undefined : { ...vmm, present: true, [field]: 'runs' })),
    ),
    move(
      'eexist',
      'mm',
      'COPY, DONTWAKE: EEXIST',
      at('exited', (vmm) => (vmm.present ? { ...vmm, [field]: 'eexist' } : undefined)),
    ),
    move(
      'populate',
      actor,
      'MADV_POPULATE_WRITE',
      at('eexist', (vmm) => ({ ...vmm, [field]: 'looks' })),
    ),
    move(
      'found',
      'mm',
      'populate: present, KVM_RUN',
      at('looks', (vmm) => (vmm.present ? { ...vmm, [field]: 'runs' } : undefined)),
    ),
    move(
      'queue',
      'uffd',
      'handle_userfault(): queued',
      at('looks', (vmm) => (vmm.present ? undefined : { ...vmm, [field]: 'queued', [entry]: 'pending' })),
    ),
    move(
      'spared',
      'mm',
      'entry filled meanwhile: retry',
      at('queued', (vmm) => (vmm.present ? { ...vmm, [field]: 'looks', [entry]: 'none' } : undefined)),
    ),
    move(
      'sleep',
      'uffd',
      'entry still empty: sleep',
      at('queued', (vmm) => (vmm.present ? undefined : { ...vmm, [field]: 'asleep' })),
    ),
    move(
      'exit',
      actor,
      'the guest touches it again: exit',
      at('runs', (vmm) => (vmm.present ? undefined : { ...vmm, [field]: first })),
    ),
  ];
};

/** The thread that reads the userfaultfd. `wakes` is what it does when its install is answered EEXIST. */
const reader = (wakes: boolean): Move<Vmm>[] => [
  call('read', 'vmmfault', 'uffd', 'read()', (vmm) => {
    if (vmm.reader !== 'waits') return undefined;
    if (vmm.oneEntry === 'pending') return { ...vmm, reader: 'has read', oneEntry: 'read' };
    return vmm.twoEntry === 'pending' ? { ...vmm, reader: 'has read', twoEntry: 'read' } : undefined;
  }),
  call('serve', 'vmmfault', 'uffd', 'COPY: 0, wakes', (vmm) =>
    vmm.reader === 'has read' && !vmm.present ? woken({ ...vmm, present: true, reader: 'waits' }) : undefined,
  ),
  call('late', 'vmmfault', 'uffd', 'COPY: EEXIST, wakes nobody', (vmm) =>
    vmm.reader === 'has read' && vmm.present ? { ...vmm, reader: wakes ? 'eexist' : 'waits' } : undefined,
  ),
  ...(wakes ? [call('wake', 'vmmfault', 'uffd', 'UFFDIO_WAKE', (vmm: Vmm) => (vmm.reader === 'eexist' ? woken({ ...vmm, reader: 'waits' }) : undefined))] : []),
];

const discard = call('discard', 'vmmother', 'mm', 'MADV_DONTNEED', (vmm) =>
  vmm.present && !vmm.discarded ? { ...vmm, present: false, discarded: true } : undefined,
);

const variant = (id: string, title: string, words: string, first: 'exited' | 'looks', others: readonly Move<Vmm>[], run?: readonly string[]): Variant<Vmm> => ({
  id,
  title,
  words,
  start: start(first),
  moves: [...thread('one', 'vmmvcpu', first), ...thread('two', 'vmmio', first), ...others],
  ...(run && { run }),
});

/** One thread installs, the other comes late and populates. */
const EEXIST = ['vmmvcpu-install', 'vmmio-eexist', 'vmmio-populate'];

export const populate: Model<Vmm> = {
  id: 'populate',
  actors: ['vmmvcpu', 'vmmio', 'mm', 'uffd', 'vmmfault', 'vmmother'],
  fields: {
    present: 'page present',
    one: 'first vCPU thread',
    two: 'second vCPU thread',
    oneEntry: 'entry of the first on the queue',
    twoEntry: 'entry of the second on the queue',
    reader: 'reader of the userfaultfd',
    discarded: 'discarded once',
  },
  rules: [
    {
      id: 'nobody-left',
      words: 'Nobody sleeps in the userfaultfd for ever.',
      when: 'end',
      holds: ({ one, two }) => one !== 'asleep' && two !== 'asleep',
    },
    {
      id: 'all-run',
      words: 'In the end both vCPU threads have called KVM_RUN, and the page is there.',
      when: 'end',
      holds: ({ one, two, present }) => one === 'runs' && two === 'runs' && present,
    },
  ],
  variants: [
    variant(
      'posted',
      'The loop of v7 14/14',
      'vCPU threads install with DONTWAKE and populate on EEXIST; the reader of the userfaultfd installs, and wakes on EEXIST.',
      'exited',
      [...reader(true), discard],
      [...EEXIST, 'discard', 'vmmvcpu-exit', 'vmmio-queue', 'vmmio-sleep', 'vmmvcpu-install', 'read', 'late', 'wake', 'vmmio-found'],
    ),
    variant('silent', 'A reader that does not wake on EEXIST', 'The same loop, but the reader takes EEXIST for good news and goes on.', 'exited', [
      ...reader(false),
      discard,
    ]),
    variant('unread', 'Nobody reads the userfaultfd', 'The VMM relies on exits alone.', 'exited', [discard]),
    variant(
      'unread-kept',
      'Nobody reads it, and nothing is discarded',
      'The VMM relies on exits alone, and the page stays once it is there.',
      'exited',
      [],
      [...EEXIST, 'vmmio-found'],
    ),
    variant('populate-first', 'Populate before install', 'The wrong order, with nobody at the userfaultfd.', 'looks', []),
    variant(
      'populate-read',
      'Populate before install, and a reader',
      'The wrong order, served by a thread that reads the userfaultfd.',
      'looks',
      reader(true),
      [...['vmmvcpu-queue', 'vmmvcpu-sleep', 'read', 'serve', 'vmmvcpu-found', 'vmmio-found']],
    ),
  ],
  abstractions: [
    'One page of a range in missing mode; the entry is empty or present, and never a swap or migration entry.',
    'After an exit the VMM does not look at a record of its own.',
    'A wake reaches all who are queued for the page, whether their fault was read or not.',
    'The page is discarded once at most. KVM_RUN ends in another exit only if the page is gone then.',
    'The second vCPU thread is drawn as the I/O thread, since the cast has one vCPU thread.',
  ],
};
