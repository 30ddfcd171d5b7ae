import { describe, expect, it } from 'vitest';
import { complaints } from './book.ts';
import { claims } from './broken/claims.ts';
import { entries } from './broken/entries.ts';
import { figures } from './broken/figures.ts';
import { flows } from './broken/flows.ts';
import { pages } from './broken/pages.ts';

describe.each(Object.entries({ pages, claims, entries, flows, figures }))('mistakes in %s', (_kind, cases) => {
  it.each(cases)('$name', async ({ edits, says }) => {
    expect(await complaints(edits)).toEqual(says);
  });
});
