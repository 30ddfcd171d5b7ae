import { expect, test } from 'vitest';
import * as things from '../../src/addresses/things.ts';
import type { Thing } from '../../src/facts/place.ts';

const page = things.topicPage({ id: 'topic', code: 'tp' }, 'page', 'Page');
const flow = things.ownPage('flow', 'one', 'One', 'topic');
const term = things.ownPage('term', 'gpc', 'GPC');

test.each<[Thing, Partial<Thing>]>([
  [things.pageThing(page), { address: '/topic/page/', topic: 'topic', label: undefined, mail: undefined }],
  [things.pageThing(things.topicPage({ id: 'topic', code: 'tp' }, 'index', 'T')), { address: '/topic/' }],
  [things.pageThing(things.sitePage('home', 'Home')), { address: '/', topic: undefined }],
  [things.claimThing('claim', page, 'x'), { address: '/topic/page/#x', label: 'tp.page.x', short: '/c/tp.page.x/', mail: '/c/tp.page.x.txt', brief: 'x' }],
  [things.claimThing('row', page, 'x-y'), { label: 'tp.page.x-y', markdown: '/c/tp.page.x-y.md.txt', brief: 'row' }],
  [things.entryThing('term', term), { address: '/terms/gpc/', label: 'term.gpc', mail: '/c/term.gpc.txt', topic: undefined }],
  [things.flowThing(flow), { address: '/flows/one/', label: 'flow.one', mail: '/flows/one/drawing.txt', drawing: '/flows/one/drawing.txt' }],
  [things.stepThing(flow, 4), { address: '/flows/one/#step-4', label: 'flow.one.step-4', mail: '/flows/one/step-4.txt', short: undefined, brief: 'step 4' }],
  [things.windowThing(flow, 4, 5), { address: '/flows/one/#step-4-5', label: 'flow.one.step-4-5', brief: 'step 4 to 5', drawing: undefined }],
  [things.sourceThing('some-1', 'S'), { address: '/sources/#some-1', label: undefined, mail: undefined }],
])('%o', (thing, known) => {
  expect(thing).toMatchObject(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
  for (const [key, value] of Object.entries(known)) if (value === undefined) expect(thing[key as keyof Thing], key).toBeUndefined(); // the keys of a part of a Thing
});
