import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/model/site.ts';
import { cutWords } from '../../src/search/cuts.ts';
import { searchEntries } from '../../src/search/entries.ts';
import { entryGroups } from '../../src/search/groups.ts';

const { site } = await readSite('.');

describe('the cuts of the index', () => {
  const records = entryGroups(searchEntries(site)).map(({ stems }) => stems);
  const counts = new Map<string, number>();
  for (const stems of records) for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const cuts = cutWords(records);

  test('are no words that a reader could look for', () => {
    expect(cuts.filter((cut) => counts.has(cut))).toEqual([]);
    expect(new Set(cuts).size).toBe(cuts.length);
  });

  test('leave no piece that is much larger than the others', () => {
    const sorted = [...counts.keys()].sort();
    const pieces = [...cuts, '~'].map((cut, i) => {
      const from = cuts[i - 1] ?? '';
      return sorted.filter((stem) => stem > from && stem < cut).reduce((sum, stem) => sum + (counts.get(stem) ?? 0), 0);
    });
    expect(Math.max(...pieces)).toBeLessThan(800);
    expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe([...counts.values()].reduce((sum, count) => sum + count, 0));
  });

  test('do not grow in number with a book many times as large', () => {
    const large = Array.from({ length: 400 }, (_, n) => records.map((stems) => stems.map((stem) => `${stem}${n % 7}`))).flat();
    expect(cutWords(large).length).toBeLessThanOrEqual(150);
  });
});
