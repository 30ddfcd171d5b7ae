import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/blocks/kinds.ts';
import { readEdited, write } from './book.ts';

const claim = (id: string, status: string): string => `<Claim id="${id}" ${status} sources="talk">\nText of ${id}.\n</Claim>\n\n`;
const PROPOSED = 'status="proposed" date="2024-02"';
const OTHER = 'status="on record" date="2024"';

async function blocks(...parts: string[]): Promise<readonly Block[]> {
  const head = '---\ntitle: Eta\norder: 9\nsummary: A page.\n---\n\n## A section {/* #a-section */}\n\n';
  const { site } = await readEdited([write('letters/eta.mdx', head + parts.join(''))]);
  return site.pages.find(({ title }) => title === 'Eta')?.blocks ?? [];
}
const usual = (all: readonly Block[]): unknown[] => all.map((block) => (block.kind === 'heading' || block.kind === 'claim' ? (block.usual ?? '') : ''));

describe('the status that most claims of a section have', () => {
  it('is said at its head, and those claims are marked', async () => {
    const all = await blocks(claim('c1', PROPOSED), claim('c2', OTHER), claim('c3', PROPOSED), claim('c4', PROPOSED));
    expect(usual(all)).toEqual([{ word: 'proposed', date: '2024-02' }, true, '', true, true]);
  });

  it('stays with each claim where they are few, or not the most', async () => {
    expect(usual(await blocks(claim('c1', PROPOSED), claim('c2', PROPOSED)))).toEqual(['', '', '']);
    const half = [PROPOSED, PROPOSED, PROPOSED, OTHER, 'status="on record" date="2023"', OTHER].map((status, i) => claim(`c${i}`, status));
    expect(usual(await blocks(...half))).toEqual(['', '', '', '', '', '', '']);
  });

  it('ends with its section', async () => {
    const all = await blocks(...['c1', 'c2', 'c3'].map((id) => claim(id, PROPOSED)), '## Next {/* #next */}\n\n', claim('c4', PROPOSED));
    expect(usual(all).slice(-2)).toEqual(['', '']);
  });
});
