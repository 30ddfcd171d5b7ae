import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIREFOX, SCREEN, WEBKIT } from '../../scripts/engines.ts';
import { findProgram } from '../../scripts/programs.ts';

it('a program is found under its other names too', () => {
  const missing = { name: 'no-such-program', debian: 'some-package', untested: 'a thing' };
  expect(findProgram(missing)).toBeUndefined();
  expect(findProgram({ ...missing, also: ['nor-this', 'sh'] })).toMatch(/\/sh$/);
});

it('the workflow installs what the engines need, but for Firefox, which its machine has', () => {
  const workflow = readFileSync('.github/workflows/site.yml', 'utf8');
  const job = workflow.slice(workflow.indexOf('\n  browsers:'));
  const [, installed = ''] = /apt-get install -y --no-install-recommends (.+)/.exec(job.slice(0, job.indexOf('npm run browsers'))) ?? [];
  expect(installed.split(' ')).toEqual([WEBKIT, SCREEN].map(({ debian }) => debian));
  expect(FIREFOX.also).toContain('firefox');
});
