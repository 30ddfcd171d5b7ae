/** Keeps the sites that tests share, for the time of one run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { listen } from '../src/preview/server.ts';
import { build, ORIGIN, SHARED } from './built/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the folder of a shared site is asked for. */
    sitesPort: number;
  }
}

/** Answers a test that asks for a site; builds that at the first demand. @returns what ends it and removes the sites */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(path.join(tmpdir(), 'sites-'));
  const sites = new Map<string, Promise<{ status: number | null; output: string }>>();
  const { server, port } = await listen((request, response) => {
    const name = request.url?.slice(1) === 'below' ? 'below' : 'fixture';
    const { contentRoot, base } = SHARED[name];
    const folder = path.join(root, name);
    const built = sites.get(name) ?? build(folder, { CONTENT_ROOT: contentRoot, BASE_PATH: base, SITE_URL: ORIGIN });
    sites.set(name, built);
    void built.then(({ status, output }) => response.writeHead(status === 0 ? 200 : 500).end(status === 0 ? folder : output));
  }, 0);
  project.provide('sitesPort', port);
  return async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    rmSync(root, { recursive: true, force: true });
  };
}
