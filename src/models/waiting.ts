/** A guest touches a page that is not there: who waits for it, and where, with a classic userfaultfd and with an exit. */
import { type Model, type Move, mover } from './model.ts';

interface Touched {
  readonly [field: string]: string | boolean;
  present: boolean;
  /** the vCPU thread: in the guest, in KVM after fast GUP, on the queue, asleep there, back in the VMM for one reason or another, done */
  vcpu: 'guest' | 'no page' | 'queued' | 'asleep' | 'interrupted' | 'exited' | 'has contents' | 'installed' | 'done';
  /** its entry on the userfaultfd's queue */
  entry: 'none' | 'pending' | 'read';
  /** the thread that reads the userfaultfd */
  reader: 'waits' | 'has read' | 'has contents';
  /** whether somebody has kicked the vCPU thread; at most once */
  kicked: boolean;
}

const START: Touched = { present: false, vcpu: 'guest', entry: 'none', reader: 'waits', kicked: false };

type Make = Move<Touched>['make'];
const move = mover<Touched>();
/** A move of the vCPU thread from one place to the next. */
const goes = (at: Touched['vcpu'], change: (touched: Touched) => Touched | undefined): Make => {
  return (touched) => (touched.vcpu === at ? change(touched) : undefined);
};

const look: readonly Move<Touched>[] = [
  move(
    'fast-fails',
    'kvm',
    'mm',
    'fast GUP: no page',
    goes('guest', (touched) => (touched.present ? undefined : { ...touched, vcpu: 'no page' })),
  ),
  move(
    'mapped',
    'kvm',
    'vcpu',
    'page found, map and re-execute',
    goes('guest', (touched) => (touched.present ? { ...touched, vcpu: 'done' } : undefined)),
    'return',
  ),
];

const CLASSIC: readonly Move<Touched>[] = [
  ...look,
  move(
    'queue',
    'mm',
    'uffd',
    'slow GUP, handle_userfault()',
    goes('no page', (touched) => ({ ...touched, vcpu: 'queued', entry: 'pending' })),
  ),
  move(
    'spared',
    'mm',
    'kvm',
    'filled meanwhile: retry',
    goes('queued', (touched) => (touched.present ? { ...touched, vcpu: 'guest', entry: 'none' } : undefined)),
    'return',
  ),
  move(
    'sleep',
    'uffd',
    'kvm',
    'entry still empty: sleep',
    goes('queued', (touched) => (touched.present ? undefined : { ...touched, vcpu: 'asleep' })),
  ),
  move('read', 'vmmfault', 'uffd', 'read()', (touched) =>
    touched.entry === 'pending' ? { ...touched, entry: 'read', reader: touched.reader === 'waits' ? 'has read' : touched.reader } : undefined,
  ),
  move('fetch', 'vmmfault', 'source', 'ask, and get the contents', (touched) =>
    touched.reader === 'has read' ? { ...touched, reader: 'has contents' } : undefined,
  ),
  move('copy', 'vmmfault', 'uffd', 'UFFDIO_COPY, wakes', (touched) => {
    if (touched.reader !== 'has contents') return undefined;
    const woken = touched.entry !== 'none';
    return { ...touched, present: true, reader: 'waits', entry: 'none', vcpu: woken ? 'guest' : touched.vcpu };
  }),
  move(
    'kick',
    'vmmother',
    'vmmvcpu',
    'signal',
    goes('asleep', (touched) => (touched.kicked ? undefined : { ...touched, kicked: true, vcpu: 'interrupted', entry: 'none' })),
    'signal',
  ),
  move(
    'run-again',
    'vmmvcpu',
    'kvm',
    'EINTR, KVM_RUN again',
    goes('interrupted', (touched) => ({ ...touched, vcpu: 'guest' })),
  ),
];

const EXIT: readonly Move<Touched>[] = [
  ...look,
  move(
    'exit',
    'kvm',
    'vmmvcpu',
    'KVM_EXIT_MEMORY_FAULT',
    goes('no page', (touched) => ({ ...touched, vcpu: 'exited' })),
    'return',
  ),
  move(
    'fetch',
    'vmmvcpu',
    'source',
    'ask, and get the contents',
    goes('exited', (touched) => ({ ...touched, vcpu: 'has contents' })),
  ),
  move(
    'copy',
    'vmmvcpu',
    'mm',
    'UFFDIO_COPY, DONTWAKE',
    goes('has contents', (touched) => ({ ...touched, vcpu: 'installed', present: true })),
  ),
  move(
    'run',
    'vmmvcpu',
    'kvm',
    'KVM_RUN',
    goes('installed', (touched) => ({ ...touched, vcpu: 'guest' })),
  ),
];

export const waiting: Model<Touched> = {
  id: 'waiting',
  actors: ['vcpu', 'kvm', 'mm', 'uffd', 'vmmvcpu', 'vmmfault', 'vmmother', 'source'],
  fields: {
    present: 'page present',
    vcpu: 'vCPU thread',
    entry: 'entry on the queue of the userfaultfd',
    reader: 'reader of the userfaultfd',
    kicked: 'vCPU thread kicked',
  },
  rules: [
    {
      id: 'not-in-the-kernel',
      words: 'The vCPU thread never sleeps inside KVM_RUN for a page that another thread of the VMM has to bring.',
      when: 'always',
      holds: ({ vcpu }) => vcpu !== 'asleep',
    },
    {
      id: 'no-queue',
      words: 'No fault waits on the queue of the userfaultfd.',
      when: 'always',
      holds: ({ entry }) => entry === 'none',
    },
    {
      id: 'goes-on',
      words: 'In the end the page is there and the guest goes on.',
      when: 'end',
      holds: ({ vcpu, present }) => vcpu === 'done' && present,
    },
  ],
  variants: [
    {
      id: 'classic',
      title: 'Classic userfaultfd',
      words: 'Slow GUP queues the fault and sleeps until the thread that reads the userfaultfd has installed the page.',
      start: START,
      moves: CLASSIC,
    },
    {
      id: 'exit',
      title: 'Exit on missing',
      words: 'KVM does not call slow GUP and exits; the vCPU thread brings the page itself.',
      start: START,
      moves: EXIT,
      run: ['fast-fails', 'exit', 'fetch', 'copy', 'run', 'mapped'],
    },
  ],
  abstractions: [
    'One vCPU and one page; nothing removes the page again.',
    'Asking the source and getting the contents is one move.',
    'The vCPU thread is kicked at most once, and only a kick that finds it asleep counts.',
    'Locks are left out, and with them all contention.',
  ],
};
