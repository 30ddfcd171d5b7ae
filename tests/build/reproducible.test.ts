import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('two builds in different folders, time zones and languages are the same to the byte', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/reproduce.ts'], {
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  expect(`${stderr}${stdout}`).toMatch(/^[1-9]\d* files, 0 of them differ$/m);
  expect(status).toBe(0);
});
