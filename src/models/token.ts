/** A page that a guest task waits for under async PF user: completion against a cancel, a snapshot and a VMM that does not answer. */
import { type Model, type Move, mover, type Variant } from './model.ts';

interface Waiting {
  readonly [field: string]: string | boolean;
  /**
   * The guest task: it is about to touch the page; "not present" is pending for it; it is parked; its vCPU is in the synthetic halt, since
   * it could not be told; it has read the page.
   */
  task: 'touches' | 'told' | 'parked' | 'halted' | 'done';
  /** the vCPU thread: in `KVM_RUN`, out of it with a fault, ready to enter again, kept out of it for as long as somebody works on the VM */
  vcpu: 'in KVM_RUN' | 'exited' | 'answered' | 'paused';
  /** KVM's item: none, waiting for READY, on the done list */
  item: 'none' | 'queued' | 'done';
  /** whether `~0` is on the done list: the event that wakes all waiters */
  wakeAll: boolean;
  /** the token in the area that host and guest share, and the interrupt that goes with it */
  area: 'empty' | 'token' | '~0';
  interrupt: boolean;
  page: boolean;
  /** the VMM's I/O thread; `holds the item` only where it looks the item up under one lock and completes it under another */
  io: 'idle' | 'asked' | 'has contents' | 'installed' | 'holds the item' | 'used a freed item';
  /** what else happens to the VM, once at most */
  meanwhile: 'nothing yet' | 'begun' | 'dropped' | 'over';
}

const START: Waiting = {
  task: 'touches',
  vcpu: 'in KVM_RUN',
  item: 'none',
  wakeAll: false,
  area: 'empty',
  interrupt: false,
  page: false,
  io: 'idle',
  meanwhile: 'nothing yet',
};

const move = mover<Waiting>();

const entered = ({ vcpu }: Waiting): boolean => vcpu === 'in KVM_RUN';

/** What guest and KVM do, whoever brings the page. */
const GUEST: readonly Move<Waiting>[] = [
  move('fault', 'vcpu', 'kvm', 'fault: item, not present', (now) =>
    entered(now) && now.task === 'touches' && !now.page && now.item === 'none' ? { ...now, task: 'told', item: 'queued', vcpu: 'exited' } : undefined,
  ),
  move('park', 'vcpu', 'vcpu', 'take not present, park', (now) => (entered(now) && now.task === 'told' ? { ...now, task: 'parked' } : undefined)),
  move('event', 'kvm', 'vcpu', 'page ready, token', (now) =>
    entered(now) && now.item === 'done' && now.task !== 'halted' && now.area === 'empty' ? { ...now, item: 'none', area: 'token', interrupt: true } : undefined,
  ),
  // An exception that is pending comes before an interrupt.
  move('wake', 'vcpu', 'vcpu', 'take the interrupt, wake', (now) =>
    entered(now) && now.interrupt && now.task !== 'told'
      ? { ...now, interrupt: false, area: 'empty', task: now.task === 'parked' ? 'touches' : now.task }
      : undefined,
  ),
  move('read', 'vcpu', 'mm', 'the task reads the page', (now) => (entered(now) && now.task === 'touches' && now.page ? { ...now, task: 'done' } : undefined)),
];

const RUN = move('run', 'vmmvcpu', 'kvm', 'KVM_RUN', (now) => (now.vcpu === 'answered' ? { ...now, vcpu: 'in KVM_RUN' } : undefined));

/** The vCPU thread hands the page over and enters again; the I/O thread brings it and reports it. */
const HANDED: readonly Move<Waiting>[] = [
  move(
    'hand',
    'vmmvcpu',
    'vmmio',
    'exit, hand the page over',
    // A page that is asked for already is not asked for twice.
    (now) => (now.vcpu === 'exited' ? { ...now, vcpu: 'answered', io: now.io === 'idle' ? 'asked' : now.io } : undefined),
    'signal',
  ),
  RUN,
  move('fetch', 'vmmio', 'source', 'ask, and get the contents', (now) => (now.io === 'asked' ? { ...now, io: 'has contents' } : undefined)),
  move('install', 'vmmio', 'mm', 'install, clear the mark', (now) => (now.io === 'has contents' ? { ...now, io: 'installed', page: true } : undefined)),
];

/** READY finds the item and completes it in one go, under one lock. */
const READY: readonly Move<Waiting>[] = [
  move('ready', 'vmmio', 'kvm', 'READY: 0', (now) => (now.io === 'installed' && now.item === 'queued' ? { ...now, io: 'idle', item: 'done' } : undefined)),
  move('ready-late', 'vmmio', 'kvm', 'READY: ENOENT', (now) => (now.io === 'installed' && now.item !== 'queued' ? { ...now, io: 'idle' } : undefined)),
];

/** READY as it must not be: the lock is dropped between the look-up and the completion. */
const READY_IN_TWO: readonly Move<Waiting>[] = [
  move('ready-look', 'vmmio', 'kvm', 'READY: item found, unlock', (now) =>
    now.io === 'installed' && now.item === 'queued' ? { ...now, io: 'holds the item' } : undefined,
  ),
  move('ready', 'vmmio', 'kvm', 'READY: lock, item on done', (now) =>
    now.io === 'holds the item' && now.item === 'queued' ? { ...now, io: 'idle', item: 'done' } : undefined,
  ),
  move('ready-freed', 'vmmio', 'kvm', 'READY: lock, item was freed', (now) =>
    now.io === 'holds the item' && now.item === 'none' ? { ...now, io: 'used a freed item' } : undefined,
  ),
  move('ready-late', 'vmmio', 'kvm', 'READY: ENOENT', (now) => (now.io === 'installed' && now.item !== 'queued' ? { ...now, io: 'idle' } : undefined)),
];

/** The VMM takes the vCPU out of `KVM_RUN`, or finds it outside. */
const PAUSE = move('pause', 'vmmother', 'vmmvcpu', 'pause the vCPU', (now) =>
  now.meanwhile === 'nothing yet' && now.vcpu !== 'exited' ? { ...now, meanwhile: 'begun', vcpu: 'paused' } : undefined,
);
const RESUME = move('resume', 'vmmother', 'vmmvcpu', 'resume the vCPU', (now) =>
  now.meanwhile === 'dropped' ? { ...now, vcpu: 'answered', meanwhile: 'over' } : undefined,
);
const WAKE_ALL = move('event-all', 'kvm', 'vcpu', 'page ready, ~0', (now) =>
  entered(now) && now.wakeAll && now.area === 'empty' ? { ...now, wakeAll: false, area: '~0', interrupt: true } : undefined,
);

/** EN is written: first a disabling value, which drops what is outstanding, then perhaps the enabling one again. */
const cancels = (again: boolean): Move<Waiting>[] => [
  PAUSE,
  move('disable', 'vmmother', 'kvm', 'EN := 0, items freed', (now) => (now.meanwhile === 'begun' ? { ...now, meanwhile: 'dropped', item: 'none' } : undefined)),
  ...(again
    ? [
        move('enable', 'vmmother', 'kvm', 'EN := 1, ~0 on done', (now: Waiting) =>
          now.meanwhile === 'dropped' ? { ...now, meanwhile: 'over' as const, wakeAll: true, vcpu: 'answered' as const } : undefined,
        ),
        WAKE_ALL,
      ]
    : [RESUME]),
];

/** Memory and registers move to another host; lists of the kernel, and what the I/O thread was at, do not. */
const snapshot = (en: boolean, lapic: boolean): Move<Waiting>[] => [
  PAUSE,
  move('save', 'vmmother', 'vmmother', 'save memory and registers', (now) =>
    now.meanwhile === 'begun' ? { ...now, meanwhile: 'dropped', item: 'none', page: false, io: 'idle', interrupt: lapic && now.interrupt } : undefined,
  ),
  ...(en
    ? [
        move('restore', 'vmmother', 'kvm', 'restore, EN: ~0 on done', (now: Waiting) =>
          now.meanwhile === 'dropped' ? { ...now, meanwhile: 'over' as const, wakeAll: true, vcpu: 'answered' as const } : undefined,
        ),
        WAKE_ALL,
      ]
    : [
        move('restore', 'vmmother', 'kvm', 'restore, but not EN', (now: Waiting) =>
          now.meanwhile === 'dropped' ? { ...now, meanwhile: 'over' as const, vcpu: 'answered' as const } : undefined,
        ),
      ]),
];

/** The vCPU thread brings the page itself before it enters again, and says nothing of it. */
const ITSELF = (completes: boolean): Move<Waiting>[] => [
  move('fault-halt', 'vcpu', 'kvm', 'fault: item, synthetic halt', (now) =>
    entered(now) && now.task === 'touches' && !now.page && now.item === 'none' ? { ...now, task: 'halted', item: 'queued', vcpu: 'exited' } : undefined,
  ),
  move('bring', 'vmmvcpu', 'source', 'exit: ask, get the contents', (now) =>
    now.vcpu === 'exited' && now.io === 'idle' ? { ...now, io: 'has contents' } : undefined,
  ),
  move('install', 'vmmvcpu', 'mm', 'install, clear the mark', (now) =>
    now.vcpu === 'exited' && now.io === 'has contents' ? { ...now, io: 'idle', page: true, vcpu: 'answered' } : undefined,
  ),
  move('run', 'vmmvcpu', 'kvm', completes ? 'KVM_RUN, item on done' : 'KVM_RUN, no answer', (now) =>
    now.vcpu === 'answered' ? { ...now, vcpu: 'in KVM_RUN', item: completes && now.item === 'queued' ? 'done' : now.item } : undefined,
  ),
  move('runnable', 'kvm', 'vcpu', 'end the halt', (now) =>
    entered(now) && now.task === 'halted' && now.item === 'done' ? { ...now, item: 'none', task: 'touches' } : undefined,
  ),
];

const variant = (id: string, title: string, words: string, moves: readonly Move<Waiting>[], run?: readonly string[]): Variant<Waiting> => ({
  id,
  title,
  words,
  start: START,
  moves: [...GUEST, ...moves],
  ...(run && { run }),
});
/** The I/O thread brings the page and reports it; `more` is what else happens. */
const handed = (ready: readonly Move<Waiting>[], more: readonly Move<Waiting>[] = []): Move<Waiting>[] => [...HANDED, ...ready, ...more];

export const token: Model<Waiting> = {
  id: 'token',
  actors: ['vcpu', 'kvm', 'mm', 'vmmvcpu', 'vmmio', 'vmmother', 'source'],
  fields: {
    task: 'guest task',
    vcpu: 'vCPU thread',
    item: 'item in KVM',
    wakeAll: '~0 on the done list',
    area: 'token in the shared area',
    interrupt: 'interrupt pending',
    page: 'page present',
    io: 'I/O thread',
    meanwhile: 'cancel or snapshot',
  },
  rules: [
    {
      id: 'woken',
      words: 'No task waits for ever for a page ready event, and no vCPU for the end of its halt.',
      when: 'end',
      holds: ({ task }) => task !== 'parked' && task !== 'halted',
    },
    { id: 'goes-on', words: 'In the end the task has read the page.', when: 'end', holds: ({ task }) => task === 'done' },
    { id: 'none-left', words: 'In the end KVM keeps no item that is still to be completed.', when: 'end', holds: ({ item }) => item !== 'queued' },
    {
      id: 'not-freed',
      words: 'No completion touches an item that has been freed.',
      when: 'always',
      holds: ({ io }) => io !== 'used a freed item',
    },
  ],
  variants: [
    variant(
      'rfc',
      'The RFC of November 2024',
      'KVM tells the guest and exits; the vCPU thread hands the page over and enters again, and the I/O thread reports it.',
      handed(READY.slice(0, 1)),
      ['fault', 'hand', 'run', 'park', 'fetch', 'install', 'ready', 'event', 'wake', 'read'],
    ),
    variant(
      'unanswered',
      'March 2026, and a VMM that does not answer',
      'The vCPU thread brings the page itself and enters again, with neither ACCEPT nor SYNC_COMPLETE.',
      ITSELF(false),
    ),
    variant('june', 'June 2026, and the same VMM', 'KVM completes what has no answer when the VMM calls `KVM_RUN`.', ITSELF(true), [
      ...['fault', 'bring', 'install', 'run', 'park', 'event', 'wake', 'read'],
    ]),
    variant(
      'cancel',
      'Async page faults switched off and on',
      'The VMM writes EN twice. As in March 2026, READY looks the item up and completes it under one lock.',
      handed(READY, cancels(true)),
      ['fault', 'hand', 'fetch', 'install', 'pause', 'disable', 'ready-late', 'enable', 'run', 'park', 'event-all', 'wake', 'read'],
    ),
    variant(
      'cancel-unlocked',
      'The same, READY under two locks',
      'Nobody posted this: READY drops the lock between the look-up and the completion.',
      handed(READY_IN_TWO, cancels(true)),
    ),
    variant(
      'cancel-off',
      'Switched off, and not on again',
      'The VMM writes 0 to EN behind the back of the guest, and leaves it so.',
      handed(READY, cancels(false)),
    ),
    variant(
      'snapshot',
      'A snapshot, EN and local APIC restored',
      'Memory and registers are saved and restored elsewhere; the write of EN queues an event that wakes all.',
      handed(READY, snapshot(true, true)),
      ['fault', 'hand', 'run', 'park', 'pause', 'save', 'restore', 'run', 'event-all', 'wake', 'fault', 'hand'],
    ),
    variant(
      'snapshot-forgets',
      'A snapshot that forgets EN',
      'The outstanding token is lost, and nothing wakes its waiter.',
      handed(READY, snapshot(false, true)),
    ),
    variant(
      'snapshot-no-apic',
      'A snapshot without the pending interrupt',
      'EN is restored. The interrupt that the guest had not taken yet is not.',
      handed(READY, snapshot(true, false)),
    ),
  ],
  abstractions: [
    'One vCPU, one task and one page. Nobody else touches the page, so that no second fault finds the item.',
    'Cancel follows the code of March 2026, which names a fault by its gpa. With one item, dropping what is outstanding is one move; that READY is answered EBUSY meanwhile does not show.',
    'Cancel and snapshot come once at most, and only while no exit waits for the VMM. After a snapshot the page is missing again.',
    'A pending exception is saved with the registers, and the guest takes it before an interrupt.',
    'Who fetches makes no difference to what a snapshot loses: the items of kernel async page faults are on the same lists.',
    'That the guest cannot be told is in the two variants without an I/O thread only.',
  ],
};
