/** What holds for every text of the fixture book and of the real one. */
import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/link/site.ts';
import { twinAddress } from '../../src/reading/address.ts';
import { textFiles } from '../../src/text/all.ts';
import { absolute } from '../../src/words/href.ts';

/** A line of a listing: its number in the file, and the code as it stands there. */
const PROGRAM_LINE = /^ {0,3}\d+ {2}/;

describe.each(['tests/fixtures/book', '.'])('the book in %s', async (root) => {
  const { site } = await readSite(root);
  const files = textFiles(site);
  const wrapped = [...files].filter(([address]) => !address.endsWith('.md.txt'));
  const lines = wrapped.flatMap(([address, text]) => text.split('\n').map((line) => ({ address, line })));

  test('has no line longer than 72 columns, but for a single word and the numbered lines of a program', () => {
    const long = lines.filter(({ line }) => line.length > 72 && !PROGRAM_LINE.test(line) && !/^\s*(?:\[\d+\] |\* )?\S+$/.test(line));
    expect(long).toEqual([]);
  });

  test('has no space at the end of a line, no tab and no sign that only looks like a space', () => {
    expect(lines.filter(({ line }) => /\s$|\t|\u00a0/.test(line))).toEqual([]);
  });

  test('ends every text with one line end', () => {
    expect([...files].filter(([, text]) => !/[^\n]\n$/.test(text)).map(([address]) => address)).toEqual([]);
  });

  test('names each claim with its label and its address on its page and in the whole book', () => {
    const all = files.get('/all.txt') ?? '';
    expect(site.claims.size).toBeGreaterThan(0);
    for (const claim of site.claims.values()) {
      const twin = files.get(twinAddress(claim.address.replace(/#.*/, ''))) ?? '';
      for (const text of [twin, all]) {
        expect(text).toContain(`[${claim.label}] `);
        expect(text).toContain(`    ${absolute(claim.address)}\n`);
      }
    }
  });

  test('shows each step with its address', () => {
    for (const flow of site.flows.values()) {
      const twin = files.get(twinAddress(flow.path)) ?? '';
      for (const { address } of [...flow.steps, ...flow.windows]) expect(twin).toContain(`   ${absolute(address)}\n`);
    }
  });

  test('numbers the footnotes of a text in order, and uses each', () => {
    for (const [address, text] of wrapped.filter(([name]) => name !== '/all.txt')) {
      const [said = '', foot = ''] = text.split(/\nNotes\n-----\n|\n(?=\[1\] http\S+\n$)/);
      const notes = [...foot.matchAll(/^\[(\d+)\] /gm)].map(([, n]) => Number(n));
      expect(notes, address).toEqual(notes.map((_, i) => i + 1));
      for (const n of notes) expect(said, address).toMatch(new RegExp(`\\[${n}[,\\]]`));
    }
  });
});
