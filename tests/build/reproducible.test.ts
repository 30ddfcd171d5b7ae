import { expect, it } from 'vitest';
import { compareWithColdBuild } from '../../scripts/cold-build.ts';
import { builtSite } from '../built/build.ts';

// To draw takes longer than all else: one of five shows whether drawings are the same elsewhere. `npm run reproduce` draws all of them.
const DRAWN_ANEW = 5;

it('the built site is the same to the byte as one built in another folder, time zone and language', async () => {
  expect((await compareWithColdBuild(builtSite(), DRAWN_ANEW)).different).toEqual([]);
});
