import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { contentWatch } from '../../src/build/content-watch.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('while writing another book, a change of that book reloads the page', async () => {
  vi.stubEnv('CONTENT_ROOT', 'tests/fixtures/book');
  const sent: unknown[] = [];
  const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  const server = { watcher, environments: {}, ws: { send: (message: unknown) => sent.push(message) } };
  // The integration uses these three parts of Vite's server and of the hook's argument nothing else.
  await contentWatch().hooks['astro:server:setup']?.({ server } as never);
  watcher.emit('all', 'change', resolve('content/topics.yaml'));
  expect(sent).toEqual([]);
  watcher.emit('all', 'change', resolve('tests/fixtures/book/content/topics.yaml'));
  expect(sent).toEqual([{ type: 'full-reload' }]);
});
