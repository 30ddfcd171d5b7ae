import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { missingPrograms, PROGRAMS, untestedLines } from '../../scripts/programs.ts';
import { runStageBeside, secondsIn, stageLines } from '../../scripts/stage.ts';

it('a program that is not there is named, with what is not tested and how to have it', () => {
  const there = { name: 'sh', debian: 'dash', untested: 'nothing' };
  const away = { name: 'no-such-program', debian: 'some-package', untested: 'a thing' };
  expect(missingPrograms([there, away])).toEqual([away]);
  expect(untestedLines([away])).toEqual(['Not tested: a thing. no-such-program is not on this machine (on Debian: sudo apt-get install some-package).']);
});

it('the workflow installs the same packages, but for the browser, which its machine has', () => {
  const [, installed = ''] = /apt-get install -y --no-install-recommends (.+)/.exec(readFileSync('.github/workflows/site.yml', 'utf8')) ?? [];
  expect(installed.split(' ')).toEqual(PROGRAMS.map(({ debian }) => debian).filter((name) => name !== 'chromium'));
});

it("adds up what the shell's `times` says, and tells each stage and the sum", () => {
  const processor = secondsIn('0m0.010s 0m0.000s\n2m3.500s 0m1.490s\n');
  expect(processor).toBeCloseTo(125, 5);
  const build = { name: 'build', code: 0, began: 2, wall: 60.2, processor };
  expect(stageLines([build, { name: 'types', code: 0, began: 3, wall: 70, processor: 20 }])).toEqual([
    'build                   60 s, processor   125 s',
    'types                   70 s, processor    20 s',
    'together                71 s, processor   145 s',
  ]);
});

it('a stage that runs beside others says all in one piece, when it is asked', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const { stage, tell } = await runStageBeside('two words', ['-e', 'console.log("one"); console.error("two"); process.exitCode = 3'], process.env);
  expect(stage).toMatchObject({ name: 'two words', code: 3 });
  expect(log).not.toHaveBeenCalled();
  tell();
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^\n=== two words\n(?=.*one).*two/s));
});
