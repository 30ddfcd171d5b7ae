import { describe, expect, it } from 'vitest';
import { ContentError, editDistance, nearest, ProblemList } from '../../src/reading/problem.ts';

describe('the nearest name', () => {
  it('is offered for a slip of the pen', () => {
    expect(nearest('claime', ['claim', 'clam', 'term'], 'there')).toBe('did you mean "claim"? (see there)');
  });

  it('is not offered for another word', () => {
    expect(nearest('userfaultfd', ['memslot', 'gfn'], 'content/terms/')).toBe('see content/terms/ for the known ones, or add it there');
  });

  it('is not offered where nothing is known', () => {
    expect(nearest('a', [], 'there')).toBe('see there for the known ones, or add it there');
  });
});

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ab', 1],
  ['kitten', 'sitting', 3],
  ['abcdef', 'uvwxyz', 5],
])('counts the edits from "%s" to "%s", up to 5', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
  expect(editDistance(b, a, 5)).toBe(distance);
});

describe('a list of problems', () => {
  it('throws nothing where nothing was found', () => {
    expect(() => new ProblemList().throwIfAny()).not.toThrow();
  });

  it('is told by file and line', () => {
    const problems = new ProblemList();
    problems.add('b', 1, 'third', 'x');
    problems.add('a', 10, 'second', 'x');
    problems.add('a', 9, 'first', 'x');
    expect(() => problems.throwIfAny()).toThrow(
      new ContentError([
        { file: 'a', line: 9, what: 'first', mend: 'x' },
        { file: 'a', line: 10, what: 'second', mend: 'x' },
        { file: 'b', line: 1, what: 'third', mend: 'x' },
      ]),
    );
  });
});
