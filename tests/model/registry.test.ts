import { describe, expect, it } from 'vitest';
import { Registry } from '../../src/addresses/registry.ts';
import type { IdKind } from '../../src/facts/id-kinds.ts';
import { formatProblem, ProblemList } from '../../src/reading/problem.ts';

function register(...entries: [address: string, kind: IdKind, file: string, line: number][]) {
  const problems = new ProblemList();
  const registry = new Registry(problems);
  for (const [address, kind, file, line] of entries) {
    const [path = ''] = address.split('#');
    registry.add({ address, kind, path, folder: '', title: '', brief: kind }, file, line);
  }
  return { things: registry.things, said: problems.found.map(formatProblem) };
}

describe('the address book', () => {
  it('keeps what each address names', () => {
    const { things, said } = register(['/a/', 'page', 'content/a', 1], ['/a/#b', 'claim', 'content/a', 2], ['/c/#b', 'claim', 'content/c', 2]);
    expect([...things].map(([address, { kind }]) => [address, kind])).toEqual([
      ['/a/', 'page'],
      ['/a/#b', 'claim'],
      ['/c/#b', 'claim'],
    ]);
    expect(said).toEqual([]);
  });

  it('asks the author to give way to the site, whichever came first', () => {
    const mend = 'id "x" is one that the site makes itself; give it another id';
    expect(register(['/a/#x', 'heading', 'content/a', 7], ['/a/#x', 'section', 'src/pages', 1]).said).toEqual([`content/a:7: ${mend}`]);
    expect(register(['/a/#x', 'section', 'src/pages', 1], ['/a/#x', 'heading', 'content/a', 7]).said).toEqual([`content/a:7: ${mend}`]);
  });

  it.each(['main', 'q', 'former-ids', 'copy-dialog-title', 'results-1', 'results-1-o0'])('keeps "%s" for the page itself', (id) => {
    expect(register([`/a/#${id}`, 'heading', 'content/a', 7]).said).toEqual([`content/a:7: id "${id}" is one that the site makes itself; give it another id`]);
  });

  it('speaks of an id that stands twice once, not of its label as well', () => {
    const said = register(
      ['/a/#x', 'claim', 'content/a', 3],
      ['/a/#x', 'claim', 'content/a', 9],
      ['/c/t.a.x/', 'label', 'content/a', 3],
      ['/c/t.a.x/', 'label', 'content/a', 9],
    ).said;
    expect(said).toEqual(['content/a:9: duplicate id "x" (also at content/a:3); give one of the two another id']);
  });

  it('allows 60 characters and no more', () => {
    const path = `/a/#${'x'.repeat(56)}`;
    expect(register([path, 'claim', 'content/a', 1]).said).toEqual([]);
    expect(register([`${path}y`, 'claim', 'content/a', 1]).said).toHaveLength(1);
  });
});
