import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFigures } from '../../src/content/figures.ts';
import { ProblemList } from '../../src/reading/problem.ts';

test('an author is told of two spans that share a phase, with the line', () => {
  const root = mkdtempSync(join(tmpdir(), 'spans-'));
  try {
    cpSync('tests/fixtures/book/content/figures', join(root, 'content/figures'), { recursive: true });
    const file = join(root, 'content/figures/lanes.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('{ from: 3, to: 3, role: guest', '{ from: 2, to: 3, role: guest'));
    const problems = new ProblemList();
    readFigures(root, problems);
    expect(() => problems.throwIfAny()).toThrow(
      'content/figures/lanes.yaml:7: span "runs" shares a phase with another span of its row; give it a row of its own',
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
