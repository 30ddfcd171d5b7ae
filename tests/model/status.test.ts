import { describe, expect, it } from 'vitest';
import { featureThing } from '../../src/addresses/things.ts';
import type { Feature } from '../../src/content/features.ts';
import { releasesIn, type Status, statusFault, statusText } from '../../src/facts/status.ts';
import { byRelease, newestText } from '../../src/link/by-release.ts';

describe('the words of a status', () => {
  it.each<[Status, string]>([
    [{ word: 'merged', since: 'v6.8' }, 'merged v6.8'],
    [{ word: 'merged', seen: ['v6.12', 'v7.3'] }, 'merged, seen in v6.12 and v7.3'],
    [{ word: 'merged', since: 'v6.8', seen: ['v7.3'] }, 'merged v6.8, seen in v7.3'],
    [{ word: 'proposed', date: '2024-02', in: 'linux-next 2026-09-23' }, 'proposed 2024-02, in linux-next 2026-09-23'],
    [{ word: 'concept' }, 'concept'],
  ])('%j', (status, text) => {
    expect(statusText(status)).toBe(text);
  });
});

describe('a status that fits together', () => {
  it.each<Status>([
    { word: 'merged', since: 'v6.8' },
    { word: 'merged', since: 'Xen 4.18' },
    { word: 'superseded', date: '2024' },
    { word: 'out of tree', date: '2024-02-29' },
    { word: 'concept' },
    { word: 'proposed', date: '2024-02', in: 'linux-next' },
  ])('%j', (status) => {
    expect(statusFault(status)).toBeUndefined();
  });
});

describe('releases', () => {
  it('are written one after the other', () => {
    expect(releasesIn(' v6.12  v7.3 Xen 4.18')).toEqual(['v6.12', 'v7.3', 'Xen 4.18']);
  });
  it('stand in their order', () => {
    expect(statusFault({ word: 'merged', seen: ['v7.3', 'v6.12'] })?.what).toBe('v6.12 stands after v7.3');
    expect(statusFault({ word: 'merged', since: 'v6.13', seen: ['v6.12'] })?.what).toBe('v6.12 stands after v6.13');
  });
  it('are not missing', () => {
    expect(statusFault({ word: 'merged', seen: [] })?.what).toBe('status "merged" names no release');
  });
});

describe('what the newest release has', () => {
  it.each([
    ['yes', 'v7.3 has it'],
    ['no', 'not in v7.3'],
    ['changed', 'changed in v7.3'],
  ] as const)('%s', (has, words) => {
    expect(newestText({ release: 'v7.3', has })).toBe(words);
  });
});

describe('a date', () => {
  it.each(['24', '2024-2', '2024-13', '2024-00', '2024-01-32', '2024-01-00', '2024-01-01T00:00', 'soon', ''])('is not %j', (date) => {
    expect(statusFault({ word: 'proposed', date })?.what).toBe(`"${date}" is not a date`);
  });
});

it('orders releases by number, those of other trees last', () => {
  const entry = (since: string | undefined): Feature => ({
    id: String(since),
    thing: featureThing(String(since), 'f', 't'),
    feature: 'f',
    topic: { id: 't', code: 't', title: 'T' },
    status: { word: 'merged', since },
    citations: [],
    shownBy: [],
    shown: [],
    checked: '2026-11-21',
  });
  const groups = byRelease([entry('Xen 4.18'), entry('v6.12'), entry('v6.8'), entry(undefined), entry('v6.8')]);
  expect(groups.map(({ release, entries }) => [release, entries.length])).toEqual([
    ['v6.8', 2],
    ['v6.12', 1],
    ['Xen 4.18', 1],
  ]);
});
