import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKernels } from '../../src/labs/kernels.ts';
import { labIds } from '../../src/labs/programs.ts';
import { readRecord, recordBoot } from '../../src/labs/records.ts';

describe('the recorded runs of this site', () => {
  const root = process.cwd();
  it.each(readKernels(root).kernels.map(({ id }) => id))('%s: every lab, by the program as it is, unchanged since', (kernel) => {
    expect(readRecord(root, kernel, new Set(labIds(root))).faults).toEqual([]);
  });
});

describe('a recorded run', () => {
  let root: string;
  const run = { kernel: '1.0', build: '#1', vendor: 'Y | a processor', labs: new Map([['first', { text: 'a: did -> ok\n', code: 0 }]]) };
  const program = '/*\n * A question?\n */\nint main(void)\n{\n\treturn 0;\n}\n';
  const faults = () => readRecord(root, '1.0', new Set(['first'])).faults.map(({ what }) => what);

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'labs-'));
    cpSync(path.join(process.cwd(), 'content/labs/kernels.yaml'), path.join(root, 'content/labs/kernels.yaml'), { recursive: true });
    writeFileSync(path.join(root, 'content/labs/first.c'), program);
    await recordBoot(root, '1.0', run);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is read as it was written', () => {
    const { runs } = readRecord(root, '1.0', new Set(['first']));
    expect(faults()).toEqual([]);
    expect(runs.map(({ outcome }) => outcome.observations[0]?.came)).toEqual(['ok']);
  });

  it('is not believed once it was edited by hand', () => {
    writeFileSync(path.join(root, 'content/labs/seen/1.0/first.txt'), 'a: did -> EINVAL\n');
    expect(faults()).toEqual(['this recorded run was changed by hand']);
  });

  it('grows old with its program, but not with a comment of it', () => {
    writeFileSync(path.join(root, 'content/labs/first.c'), program.replace('A question?', 'Another way to ask it?'));
    expect(faults()).toEqual([]);
    writeFileSync(path.join(root, 'content/labs/first.c'), program.replace('return 0', 'return 1'));
    expect(faults()).toEqual(['the program has changed since this was recorded']);
  });

  it('is missed where a lab was added since', () => {
    expect(readRecord(root, '1.0', new Set(['first', 'second'])).faults.map(({ what }) => what)).toEqual(['this lab was not run on 1.0']);
  });
});
