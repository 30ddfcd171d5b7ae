import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASK_AGAIN, BRIEFLY, KEEP, SECURITY_HEADERS } from '../../src/build/policy.ts';
import { sharedSite } from '../built/build.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync);
const MIME = ['/etc/nginx/mime.types', '/opt/homebrew/etc/nginx/mime.types'].find(existsSync);
const WORKERS = 32;
const REQUESTS = 5000;

let folder = '';
let port = 0;
let nginx: ChildProcess | undefined;
const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });

function ask(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { size: number }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: address, headers, agent }, (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
      });
      response.on('end', () => resolve(Object.assign(response, { size })));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves once nginx answers; rejects when it ends. */
async function untilReady(child: ChildProcess): Promise<void> {
  let ended = false;
  child.once('close', () => {
    ended = true;
  });
  for (;;) {
    if (ended) throw new Error(`nginx ended: ${readFileSync(path.join(folder, 'error.log'), 'utf8')}`);
    const answers = await ask('/').then(
      () => true,
      () => false, // it does not listen yet
    );
    if (answers) return;
  }
}

describe.skipIf(NGINX === undefined || MIME === undefined)('docs/nginx.conf', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'nginx-'));
    const dist = path.join(folder, 'site');
    cpSync(await sharedSite('fixture'), dist, { recursive: true });
    mkdirSync(path.join(dist, '.well-known'));
    writeFileSync(path.join(dist, '.well-known', 'proof.txt'), 'for a certificate');
    port = await freePort();
    // The file as it is documented, but for the port and the folder.
    const server = readFileSync('docs/nginx.conf', 'utf8')
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('listen [::]:80;', '')
      .replace('root /srv/missing-pages;', `root ${dist};`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/tmp;`).join(' ');
    mkdirSync(path.join(folder, 'tmp'));
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    // What Debian's own nginx.conf says before it reads the sites; a directive may not stand there twice.
    const debian = 'sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on;';
    const main = `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events { worker_connections 512; }
      http { ${debian} include ${MIME}; default_type application/octet-stream; access_log off; ${temporary}\n${server}\n}`;
    const file = path.join(folder, 'nginx.conf');
    writeFileSync(file, main);
    const test = spawnSync(NGINX ?? '', ['-t', '-c', file], { encoding: 'utf8' });
    expect(test.status, test.stderr).toBe(0);
    nginx = spawn(NGINX ?? '', ['-c', file], { stdio: 'ignore' });
    await untilReady(nginx);
  });
  afterAll(async () => {
    agent.destroy();
    if (nginx !== undefined && nginx.exitCode === null) {
      const ended = new Promise((resolve) => nginx?.once('close', resolve));
      nginx.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (): string[] =>
    readdirSync(path.join(folder, 'site'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '_headers')
      .map((entry) => path.relative(path.join(folder, 'site'), path.join(entry.parentPath, entry.name)));

  it.each([
    ['/', 200, 'text/html; charset=utf-8', BRIEFLY],
    ['/terms/', 200, 'text/html; charset=utf-8', BRIEFLY],
    ['/terms.txt', 200, 'text/plain; charset=utf-8', ASK_AGAIN],
    ['/icon.svg', 200, 'image/svg+xml; charset=utf-8', ASK_AGAIN],
    ['/.well-known/proof.txt', 200, 'text/plain; charset=utf-8', ASK_AGAIN],
    ['/assets/', 404, 'text/html; charset=utf-8', ASK_AGAIN],
    ['/no-such-page/', 404, 'text/html; charset=utf-8', ASK_AGAIN],
  ])('%s: %d, %s', async (address, status, type, cache) => {
    const response = await ask(address);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['cache-control']).toBe(cache);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers[name.toLowerCase()], name).toBe(value);
  });

  it('keeps what changes its name with its content, with the headers still there', async () => {
    for (const name of files().filter((name) => /^(assets|pagefind\/(filter|fragment|index)|search\/(labels|names))\//.test(name))) {
      const { headers } = await ask(`/${name}`);
      expect(headers['cache-control'], name).toBe(KEEP);
      expect(headers['x-content-type-options'], name).toBe('nosniff');
    }
  });

  it('asks for a page again and is told that it has not changed', async () => {
    const { etag } = (await ask('/')).headers;
    expect((await ask('/', { 'If-None-Match': etag ?? '' })).statusCode).toBe(304);
  });

  it('compresses text', async () => {
    const style = files().find((name) => name.endsWith('.css')) ?? '';
    for (const address of ['/', '/all.txt', `/${style}`]) {
      const plain = await ask(address);
      const packed = await ask(address, { 'Accept-Encoding': 'gzip' });
      expect(packed.headers['content-encoding'], address).toBe('gzip');
      expect(packed.headers.vary, address).toBe('Accept-Encoding');
      expect(packed.size, address).toBeLessThan(plain.size);
    }
  });

  it('leads to the address with the slash, on the host that was asked', async () => {
    const response = await ask('/terms');
    expect(response.statusCode).toBe(301);
    expect(response.headers.location).toBe('/terms/');
  });

  it('shows neither the instructions for other hosts nor what begins with a dot', async () => {
    for (const address of ['/_headers', '/.git/config']) expect((await ask(address)).statusCode).toBe(404);
  });

  it('loses no request under load', async () => {
    const addresses = files().map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`);
    const failed: string[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let n = next++; n < REQUESTS; n = next++) {
        const address = addresses[n % addresses.length] ?? '/';
        const { statusCode } = await ask(address, { 'Accept-Encoding': 'gzip' });
        if (statusCode !== 200) failed.push(`${statusCode} ${address}`);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    expect(failed).toEqual([]);
  });
});
