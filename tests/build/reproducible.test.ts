import { expect, it } from 'vitest';
import { compareWithColdBuild } from '../../scripts/cold-build.ts';
import { builtSite } from '../built/build.ts';

it('the built site is the same to the byte as one built from nothing in another folder, time zone and language', async () => {
  expect((await compareWithColdBuild(builtSite())).different).toEqual([]);
});
