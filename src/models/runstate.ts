/** A runstate record is rewritten at schedule-out while the host takes its pages away and a guest reads it. */
import { type Model, type Move, mover, type Variant } from './model.ts';

type Half = 'old' | 'new';
/** What the update has done last; in the last three it is over. */
type Update =
  | 'begun'
  | 'locked 1'
  | 'checked 1'
  | 'locked 2'
  | 'checked 2'
  | 'flag'
  | 'first'
  | 'second'
  | 'clear'
  | 'unlocked 2'
  | 'written'
  | 'skipped'
  | 'failed';
type Reclaim = 'idle' | 'locked' | 'cleared' | 'gone';
/** What the reader has done last. */
type Reader = 'nothing' | 'time' | 'first' | 'second' | 'accepted';

interface Guest {
  readonly [field: string]: string | boolean;
  /** guest memory: the first half is the state, the second the entry time and the times; the flag is in the second half */
  first: Half;
  second: Half;
  flag: boolean;
  /** the two caches: whether they are valid, and whether the update holds their locks */
  valid1: boolean;
  valid2: boolean;
  lock1: boolean;
  lock2: boolean;
  update: Update;
  /** the host takes the page of each half away; `locked` holds the cache's lock for writing */
  page1: Reclaim;
  page2: Reclaim;
  /** a guest on another vCPU, and what it has read so far */
  reader: Reader;
  time: Half;
  marked: boolean;
  got1: Half;
  got2: Half;
}

const UNREAD = { reader: 'nothing', time: 'old', marked: false, got1: 'old', got2: 'old' } as const;
const START: Guest = {
  first: 'old',
  second: 'old',
  flag: false,
  valid1: true,
  valid2: true,
  lock1: false,
  lock2: false,
  update: 'begun',
  page1: 'idle',
  page2: 'idle',
  ...UNREAD,
};

const over = ({ update }: Guest): boolean => update === 'written' || update === 'skipped' || update === 'failed';

const call = mover<Guest>();

/** A step of the update: after what it comes, under which condition, and what it changes. */
const step = (id: string, to: string, says: string, last: Update, change: (guest: Guest) => Guest | undefined): Move<Guest> =>
  call(id, 'xen', to, says, (guest) => (guest.update === last ? change(guest) : undefined));
const drop = (guest: Guest, update: Update): Guest => ({ ...guest, lock1: false, lock2: false, update });

/** Lock and check of one cache, all by trying: the update may not sleep. */
const guarded = (n: 1 | 2, from: Update, locked: Update, checked: Update): Move<Guest>[] => {
  const [to, page, lock, valid] = n === 1 ? (['gpc1', 'page1', 'lock1', 'valid1'] as const) : (['gpc2', 'page2', 'lock2', 'valid2'] as const);
  return [
    step(`trylock-${n}`, to, `try-lock ${n}`, from, (guest) => (guest[page] === 'locked' ? undefined : { ...guest, [lock]: true, update: locked })),
    step(`busy-${n}`, to, `try-lock ${n}: busy, skip`, from, (guest) => (guest[page] === 'locked' ? drop(guest, 'skipped') : undefined)),
    step(`check-${n}`, to, `check ${n}: valid`, locked, (guest) => (guest[valid] ? { ...guest, update: checked } : undefined)),
    step(`invalid-${n}`, to, `check ${n}: not valid, skip`, locked, (guest) => (guest[valid] ? undefined : drop(guest, 'skipped'))),
  ];
};

/** Two caches, both locked and both checked before the first byte is written: kvm_xen_update_runstate_guest() since v6.2. */
const TWO: readonly Move<Guest>[] = [
  ...guarded(1, 'begun', 'locked 1', 'checked 1'),
  ...guarded(2, 'checked 1', 'locked 2', 'checked 2'),
  step('flag', 'gpc2', 'set the flag', 'checked 2', (guest) => ({ ...guest, flag: true, update: 'flag' })),
  step('copy-1', 'gpc1', 'copy the first half', 'flag', (guest) => ({ ...guest, first: 'new', update: 'first' })),
  step('copy-2', 'gpc2', 'copy the second half', 'first', (guest) => ({ ...guest, second: 'new', update: 'second' })),
  step('clear', 'gpc2', 'clear the flag', 'second', (guest) => ({ ...guest, flag: false, update: 'clear' })),
  step('unlock-2', 'gpc2', 'unlock 2', 'clear', (guest) => ({ ...guest, lock2: false, update: 'unlocked 2' })),
  step('unlock-1', 'gpc1', 'unlock 1', 'unlocked 2', (guest) => ({ ...guest, lock1: false, update: 'written' })),
];

/** The same without the flag: the VMM has not switched it on. */
const UNFLAGGED: readonly Move<Guest>[] = TWO.filter(({ id }) => id !== 'flag' && id !== 'clear').map((move) => {
  if (move.id === 'copy-1') return step('copy-1', 'gpc1', 'copy the first half', 'checked 2', (guest) => ({ ...guest, first: 'new', update: 'first' }));
  if (move.id === 'unlock-2') return step('unlock-2', 'gpc2', 'unlock 2', 'second', (guest) => ({ ...guest, lock2: false, update: 'unlocked 2' }));
  return move;
});

/** Stores to the user address with page faults disabled: each fails if its page is gone, and then the update ends where it is. */
const stores = (split: boolean): Move<Guest>[] => {
  const first = split ? 'page1' : 'page2';
  const store = (id: string, says: string, last: Update, page: 'page1' | 'page2', change: Partial<Guest>): Move<Guest>[] => [
    step(id, 'mm', says, last, (guest) => (guest[page] === 'gone' ? undefined : ({ ...guest, ...change } as Guest))), // only known fields, all there
    step(`${id}-fails`, 'mm', `${says}: fault, leave`, last, (guest) => (guest[page] === 'gone' ? { ...guest, update: 'failed' } : undefined)),
  ];
  return [
    ...store('flag', 'store the flag', 'begun', 'page2', { flag: true, update: 'flag' }),
    ...store('copy-1', 'store the state', 'flag', first, { first: 'new', update: 'first' }),
    ...store('copy-2', 'store time and times', 'first', 'page2', { second: 'new', update: 'second' }),
    ...store('clear', 'clear the flag', 'second', 'page2', { flag: false, update: 'written' }),
  ];
};

/** The host takes a page away: with a cache on it, KVM's notifier clears `valid` under the cache's lock first. */
const reclaims = (cached: boolean, pages: readonly (1 | 2)[]): Move<Guest>[] =>
  pages.flatMap((n) => {
    const [gpc, page, lock, valid, name] =
      n === 1 ? (['gpc1', 'page1', 'lock1', 'valid1', 'A'] as const) : (['gpc2', 'page2', 'lock2', 'valid2', 'B'] as const);
    const gone = call(`gone-${n}`, 'mm', 'mm', `page ${name} goes`, (guest) =>
      guest[page] === (cached ? 'cleared' : 'idle') ? { ...guest, [page]: 'gone' } : undefined,
    );
    if (!cached) return [gone];
    return [
      call(`write-lock-${n}`, 'notifier', gpc, `page ${name} is to go: write lock ${n}`, (guest) =>
        guest[page] === 'idle' && !guest[lock] ? { ...guest, [page]: 'locked' } : undefined,
      ),
      call(`invalidate-${n}`, 'notifier', gpc, 'clear valid, unlock', (guest) =>
        guest[page] === 'locked' ? { ...guest, [page]: 'cleared', [valid]: false } : undefined,
      ),
      gone,
    ];
  });

/** The reader of the Linux guest: read the entry time, copy the record, read the time again, and begin anew unless it is the same and unmarked. */
const READER: readonly Move<Guest>[] = [
  call('read-time', 'reader', 'reader', 'read the entry time', (guest) =>
    guest.reader === 'nothing' ? { ...guest, reader: 'time', time: guest.second, marked: guest.flag } : undefined,
  ),
  call('read-1', 'reader', 'reader', 'copy the first half', (guest) =>
    guest.reader === 'time' ? { ...guest, reader: 'first', got1: guest.first } : undefined,
  ),
  call('read-2', 'reader', 'reader', 'copy the second half', (guest) =>
    guest.reader === 'first' ? { ...guest, reader: 'second', got2: guest.second } : undefined,
  ),
  call('accept', 'reader', 'reader', 'time unchanged, no flag: accept', (guest) =>
    guest.reader === 'second' && same(guest) && !guest.marked ? { ...guest, reader: 'accepted' } : undefined,
  ),
  call('again', 'reader', 'reader', 'time changed or flag: again', (guest) =>
    guest.reader === 'second' && !(same(guest) && !guest.marked) ? { ...guest, ...UNREAD } : undefined,
  ),
];
const same = ({ time, marked, second, flag }: Guest): boolean => time === second && marked === flag;

const variant = (id: string, title: string, words: string, update: readonly Move<Guest>[], cached: boolean, pages: readonly (1 | 2)[]): Variant<Guest> => ({
  id,
  title,
  words,
  start: START,
  moves: [...update, ...reclaims(cached, pages), ...READER],
});

export const runstate: Model<Guest> = {
  id: 'runstate',
  actors: ['notifier', 'xen', 'gpc1', 'gpc2', 'mm', 'reader'],
  fields: {
    first: 'first half in guest memory',
    second: 'second half in guest memory',
    flag: 'update flag in guest memory',
    valid1: 'cache 1 valid',
    valid2: 'cache 2 valid',
    lock1: 'lock 1 held by the update',
    lock2: 'lock 2 held by the update',
    update: 'update',
    page1: 'page A',
    page2: 'page B',
    reader: 'reader',
    time: 'entry time it has read',
    marked: 'flag it has read',
    got1: 'first half it has copied',
    got2: 'second half it has copied',
  },
  rules: [
    {
      id: 'whole',
      words: 'When the update at schedule-out is over, guest memory holds all of the old record or all of the new one, and no flag.',
      when: 'always',
      holds: (guest) => !over(guest) || (guest.first === guest.second && !guest.flag),
    },
    {
      id: 'reader',
      words: 'A reader that accepts what it has copied has copied all of one record.',
      when: 'always',
      holds: ({ reader, got1, got2 }) => reader !== 'accepted' || got1 === got2,
    },
    {
      id: 'held',
      words: 'No page goes while the update holds the lock of its cache and has found it valid.',
      when: 'always',
      holds: (guest) => !((guest.lock1 && guest.valid1 && guest.page1 === 'gone') || (guest.lock2 && guest.valid2 && guest.page2 === 'gone')),
    },
    {
      id: 'over',
      words: 'The update is never stuck: it ends, whatever the host does.',
      when: 'end',
      holds: over,
    },
  ],
  variants: [
    variant(
      'direct',
      'One page by its user address (v5.17)',
      'Page faults are disabled, and no lock holds an invalidation back. The record lies in one page.',
      stores(false),
      false,
      [2],
    ),
    variant(
      'direct-split',
      'Two pages by user address',
      'The proposal of November 2022 for two pages that are contiguous in host memory.',
      stores(true),
      false,
      [1, 2],
    ),
    {
      ...variant('two', 'Two page caches (v6.2)', 'Both are locked by trying and both are checked before the first byte is written.', TWO, true, [1, 2]),
      run: [
        ...['trylock-1', 'check-1', 'trylock-2', 'check-2', 'flag', 'read-time'],
        ...['copy-1', 'read-1', 'copy-2', 'read-2', 'again', 'clear', 'unlock-2', 'unlock-1'],
      ],
    },
    variant('two-unflagged', 'Two page caches, flag not enabled', 'The same code where the VMM has not switched the update flag on.', UNFLAGGED, true, [1, 2]),
  ],
  abstractions: [
    'The page boundary lies between the state and the entry time, so each half is written and read in one go.',
    'Stores arrive in the order of the code; the barriers are taken as given.',
    'A page that is taken away keeps its contents, and the reader can read them; that it thereby comes back is left out.',
    'One update, at schedule-out. The full update before the next guest entry, which may sleep, is left out.',
  ],
};
