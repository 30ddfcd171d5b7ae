import { describe, expect, it } from 'vitest';
import { differences, readOutcome, unexpected } from '../../src/labs/outcome.ts';

describe('what a lab has printed', () => {
  it('is read line by line: id, what was done, what came of it', () => {
    const outcome = readOutcome('copy-twice: UFFDIO_COPY again -> EEXIST\n', 0);
    expect(outcome).toEqual({ ended: 'shown', observations: [{ id: 'copy-twice', did: 'UFFDIO_COPY again', came: 'EEXIST' }] });
  });

  it('says of what was not expected: lab, observation, expected, got', () => {
    const outcome = readOutcome('copy: once -> ok\ncopy-twice: again -> ok\n    expected EEXIST\n', 1);
    expect(unexpected('uffd-eexist', outcome)).toEqual(['uffd-eexist.copy-twice (again): expected EEXIST, got ok']);
  });

  it('says why a kernel cannot', () => {
    expect(readOutcome('has-ioctl: this kernel has the ioctl -> no\ncannot: no such VM type\n', 77)).toMatchObject({ ended: 'cannot', why: 'no such VM type' });
  });

  it.each([
    ['garbage between the lines', 'copy: once -> ok\n[   21.1] Oops\n', 0, 'no observation'],
    ['an id twice', 'copy: once -> ok\ncopy: twice -> ok\n', 0, 'twice'],
    ['a crash', 'copy: once -> ok\n', 139, 'signal 11'],
    ['more than its minute', '', 124, '60 seconds'],
    ['an exit code that does not fit', 'copy: once -> ok\n    expected EEXIST\n', 0, 'was not as expected'],
    ['no word why it cannot', 'copy: once -> ok\n', 77, 'no line that says why'],
    ['nothing at all', '', 0, 'observed nothing'],
  ])('is refused: %s', (_, text, code, said) => {
    expect(() => readOutcome(text, code)).toThrow(said);
  });

  it('is compared with another run, observation by observation', () => {
    const before = readOutcome('twice: bound twice -> EINVAL\nsame: a -> ok\n', 0);
    const now = readOutcome('twice: bound twice -> EEXIST\nsame: a -> ok\n', 0);
    expect(differences('gmem-bind', before, now)).toEqual(['gmem-bind.twice (bound twice): expected EINVAL, got EEXIST']);
    expect(differences('gmem-bind', before, before)).toEqual([]);
  });
});
