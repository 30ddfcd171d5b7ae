/** A shared page is made private while two other threads of the VMM may touch it. */
import { type Model, type Move, mover, type Variant } from './model.ts';

/** How far a thread that touches the page has come. */
type Touch = 'outside' | 'locked' | 'passed' | 'holding' | 'mapped' | 'done' | 'refused';

interface Page {
  readonly [field: string]: string | boolean;
  /** the record of private and shared pages */
  attribute: 'shared' | 'private';
  /** the RFC's second record */
  faultable: boolean;
  /** the invalidate lock: who holds it */
  exclusive: boolean;
  /** the ioctl: what it has done last */
  ioctl: 'called' | 'closed' | 'unmapped' | 'checked' | 'in use' | 'stored' | 'returned 0' | 'returned an error';
  /** two threads that touch; `holding` has the folio with its lock and a reference, `mapped` has entered it into the page table too */
  one: Touch;
  two: Touch;
  /** page table entries that stand */
  entryOne: boolean;
  entryTwo: boolean;
}

const START: Page = {
  attribute: 'shared',
  faultable: true,
  exclusive: false,
  ioctl: 'called',
  one: 'outside',
  two: 'outside',
  entryOne: false,
  entryTwo: false,
};

const mapped = (page: Page): boolean => page.entryOne || page.entryTwo;
/** A thread that has the folio holds its lock until the entry is made. */
const folioLocked = ({ one, two }: Page): boolean => [one, two].some((touch) => touch === 'holding' || touch === 'mapped');
/** References beyond the page cache's: of a thread on its way, or of an entry. */
const extraReferences = (page: Page): boolean => folioLocked(page) || mapped(page);
/** In the fault handler, between taking and dropping the lock. */
const lockedShared = ({ one, two }: Page): boolean => [one, two].includes('locked') || [one, two].includes('passed');

type Thread = { field: 'one' | 'two'; entry: 'entryOne' | 'entryTwo'; actor: string };
const THREADS: readonly Thread[] = [
  { field: 'one', entry: 'entryOne', actor: 'vmmother' },
  { field: 'two', entry: 'entryTwo', actor: 'vmmio' },
];

/** A host fault: it tests the record, gets the folio, and the core of mm makes the entry. */
function touches({ field, entry, actor }: Thread, lock: boolean, refused: (page: Page) => boolean): Move<Page>[] {
  const at = (touch: Touch, page: Page): boolean => page[field] === touch;
  const move = (id: string, from: string, to: string, kind: Move<Page>['kind'], says: string, make: Move<Page>['make']): Move<Page> => ({
    id: `${actor}-${id}`,
    from,
    to,
    kind,
    says,
    make,
  });
  const gone: Move<Page> = move('sigbus', 'gmem', actor, 'reply', 'SIGBUS', (page) =>
    at(lock ? 'locked' : 'outside', page) && refused(page) ? { ...page, [field]: 'refused' } : undefined,
  );
  const pass = move('test', actor, 'gmem', 'call', 'host fault: not refused', (page) =>
    at(lock ? 'locked' : 'outside', page) && !refused(page) ? { ...page, [field]: 'passed' } : undefined,
  );
  const get = move('folio', 'gmem', 'gmem', 'call', lock ? 'lock the folio, drop the shared lock' : 'get and lock the folio', (page) =>
    at('passed', page) && !folioLocked(page) ? { ...page, [field]: 'holding' } : undefined,
  );
  const enter = move('entry', 'mm', actor, 'return', 'page is mapped', (page) =>
    at('holding', page) ? { ...page, [field]: 'mapped', [entry]: true } : undefined,
  );
  const unlock = move('unlock', 'mm', 'gmem', 'call', 'unlock the folio', (page) => (at('mapped', page) ? { ...page, [field]: 'done' } : undefined));
  const take = move('lock', actor, 'gmem', 'call', 'host fault: invalidate lock, shared', (page) =>
    at('outside', page) && !page.exclusive ? { ...page, [field]: 'locked' } : undefined,
  );
  return lock ? [take, gone, pass, get, enter, unlock] : [gone, pass, get, enter, unlock];
}

type Ioctl = Page['ioctl'];

/** One step of the ioctl. */
const step = mover<Page>();
const after = (ioctl: Ioctl, page: Page, change: Partial<Page>): Page | undefined => (page.ioctl === ioctl ? ({ ...page, ...change } as Page) : undefined);

const succeed = step('return', 'kvm', 'vmmvcpu', '0', (page) => after('stored', page, { ioctl: 'returned 0', exclusive: false }), 'return');

/** The record says shared, so a fault is served; nothing shuts it out. */
const UNGUARDED: readonly Move<Page>[] = [
  step('check', 'kvm', 'gmem', 'any page mapped? no', (page) => (mapped(page) ? undefined : after('called', page, { ioctl: 'checked' }))),
  step('in-use', 'kvm', 'gmem', 'any page mapped? yes', (page) => (mapped(page) ? after('called', page, { ioctl: 'in use' }) : undefined)),
  step('store', 'kvm', 'kvm', 'store private', (page) => after('checked', page, { ioctl: 'stored', attribute: 'private' })),
  succeed,
  step('refuse', 'kvm', 'vmmvcpu', 'error', (page) => after('in use', page, { ioctl: 'returned an error' }), 'return'),
];

/** The RFC of 2024: a second record is the barrier. With patch 39 it changes under the exclusive lock. */
const rfc = (lock: boolean): Move<Page>[] => [
  step('close', 'kvm', 'gmem', lock ? 'lock, mark not faultable, unlock' : 'mark the range not faultable', (page) =>
    lock && lockedShared(page) ? undefined : after('called', page, { ioctl: 'closed', faultable: false }),
  ),
  step('check', 'kvm', 'gmem', 'folio lock, mapped? no', (page) =>
    folioLocked(page) || mapped(page) ? undefined : after('closed', page, { ioctl: 'checked' }),
  ),
  step('in-use', 'kvm', 'gmem', 'folio lock, mapped? yes', (page) =>
    folioLocked(page) || !mapped(page) ? undefined : after('closed', page, { ioctl: 'in use' }),
  ),
  step('reopen', 'gmem', 'gmem', 'mark the range faultable', (page) =>
    lock && lockedShared(page) ? undefined : after('in use', page, { ioctl: 'returned an error', faultable: true }),
  ),
  step('store', 'kvm', 'kvm', 'store private', (page) => after('checked', page, { ioctl: 'stored', attribute: 'private' })),
  succeed,
];

/** linux-next of September 2026: the invalidate lock, held exclusively from before the unmapping until after the store. */
const NEXT: readonly Move<Page>[] = [
  step('lock', 'kvm', 'gmem', 'invalidate lock, exclusive', (page) =>
    lockedShared(page) ? undefined : after('called', page, { ioctl: 'closed', exclusive: true }),
  ),
  step('unmap', 'gmem', 'mm', 'unmap_mapping_pages(range)', (page) => after('closed', page, { ioctl: 'unmapped', entryOne: false, entryTwo: false })),
  step('check', 'gmem', 'gmem', 'check references: none', (page) => (extraReferences(page) ? undefined : after('unmapped', page, { ioctl: 'checked' }))),
  step('in-use', 'gmem', 'gmem', 'check references: in use', (page) => (extraReferences(page) ? after('unmapped', page, { ioctl: 'in use' }) : undefined)),
  step('refuse', 'gmem', 'vmmvcpu', 'EAGAIN', (page) => after('in use', page, { ioctl: 'returned an error', exclusive: false }), 'return'),
  step('store', 'gmem', 'gmem', 'store private', (page) => after('checked', page, { ioctl: 'stored', attribute: 'private' })),
  succeed,
];

const variant = (
  id: string,
  title: string,
  words: string,
  ioctl: readonly Move<Page>[],
  lock: boolean,
  refused: (page: Page) => boolean,
  run?: readonly string[],
): Variant<Page> => ({
  id,
  title,
  words,
  start: START,
  moves: [...ioctl, ...THREADS.flatMap((thread) => touches(thread, lock, refused))],
  ...(run && { run }),
});

/** A fault that is past its test when the conversion begins. */
const BEFORE = ['vmmother-lock', 'vmmother-test', 'vmmother-folio'];

export const conversion: Model<Page> = {
  id: 'conversion',
  actors: ['vmmvcpu', 'kvm', 'gmem', 'mm', 'vmmother', 'vmmio'],
  fields: {
    attribute: 'record of private and shared',
    faultable: 'record of what may be faulted in',
    exclusive: 'invalidate lock held exclusively',
    ioctl: 'ioctl',
    one: 'fault of the other VMM thread',
    two: 'fault of the I/O thread',
    entryOne: 'its page table entry (other thread)',
    entryTwo: 'its page table entry (I/O thread)',
  },
  rules: [
    {
      id: 'no-private-mapping',
      words: 'The host never has a page mapped that the record calls private.',
      when: 'always',
      holds: (page) => page.attribute === 'shared' || !mapped(page),
    },
    {
      id: 'no-private-holder',
      words: 'No host fault holds the folio of a page that the record calls private.',
      when: 'always',
      holds: (page) => page.attribute === 'shared' || !folioLocked(page),
    },
    {
      id: 'all-finish',
      words: 'The ioctl returns, and each touch ends in a mapping or in SIGBUS.',
      when: 'end',
      holds: ({ ioctl, one, two }) => ioctl.startsWith('returned') && [one, two].every((touch) => touch === 'done' || touch === 'refused'),
    },
  ],
  variants: [
    variant(
      'unguarded',
      'No barrier',
      'KVM checks and then stores. Nobody posted this; it is what the barrier is for.',
      UNGUARDED,
      false,
      (page) => page.attribute === 'private',
    ),
    variant(
      'rfc',
      'RFC 2024, patch 29',
      'The range is marked not faultable first, and no lock joins the test in the fault handler to the marking.',
      rfc(false),
      false,
      (page) => !page.faultable,
    ),
    variant(
      'rfc39',
      'RFC 2024, patch 39',
      'The fault handler holds the invalidate lock shared over test and lookup; the marking takes it exclusively.',
      rfc(true),
      true,
      (page) => !page.faultable,
      [...BEFORE, 'close', 'vmmio-lock', 'vmmio-sigbus', 'vmmother-entry', 'vmmother-unlock', 'in-use', 'reopen'],
    ),
    variant(
      'next',
      'linux-next, September 2026',
      'The invalidate lock is held exclusively over unmapping, check and store.',
      NEXT,
      true,
      (page) => page.attribute === 'private',
      [...BEFORE, 'vmmother-entry', 'vmmother-unlock', 'lock', 'unmap', 'check', 'store', 'return', 'vmmio-lock', 'vmmio-sigbus'],
    ),
  ],
  abstractions: [
    'One page, and no huge one. Nothing is truncated.',
    'The guest and its stage-2 mappings are left out, and so is the invalidation of them.',
    'No thread pins the page, and the folio waits in no LRU batch; both would be one more reference.',
    'Each thread touches the page once and keeps its mapping; the ioctl is called once.',
  ],
};
