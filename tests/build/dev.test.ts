import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'dev-'));
let server: ChildProcess;
let address = '';

/** A port that nobody listens at. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo; // a server that listens at a port has such an address
      probe.close(() => found(port));
    });
  });
}

beforeAll(async () => {
  cpSync('tests/fixtures/book', root, { recursive: true });
  const port = await freePort();
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)], {
    // Astro serves nothing where it takes itself for a part of a test.
    env: { ...process.env, VITEST: undefined, CONTENT_ROOT: root, NODE_ENV: 'development', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  address = await new Promise((found, failed) => {
    let said = '';
    for (const stream of [server.stdout, server.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const url = /http:\/\/localhost:\d+(?=\/)/.exec(said)?.[0];
        if (url !== undefined) found(url);
      });
    server.once('close', () => failed(new Error(said)));
  });
});

afterAll(() => {
  server.kill();
  rmSync(root, { recursive: true });
});

it('npm run dev shows a claim as its file has it, and a changed one without a new start', async () => {
  // Each over a connection of its own: the server may close one that waits while it works.
  const text = async (path: string): Promise<string> => (await fetch(address + path, { headers: { connection: 'close' } })).text();
  const page = (): Promise<string> => text('/letters/');
  const file = join(root, 'content/letters/index.mdx');
  expect(await page()).toContain(' calls <code>');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Alpha calls', 'Alpha summons'));
  // The watcher of files tells the server when it has seen it.
  await vi.waitFor(async () => expect(await page()).toContain(' summons <code>'), { timeout: 60_000, interval: 200 });
  expect(await text('/letters.txt')).toContain('Alpha summons');
});
