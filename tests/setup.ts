/** Keeps the sites that tests share, for the time of one run. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { listen } from '../src/preview/server.ts';
import { build, FIXTURE, SHARED } from './built/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the folder of a shared site is asked for. */
    sitesPort: number;
  }
}

const MODEL = '---\ntitle: Populate\nquestion: Can one of them sleep for ever?\ntopic: letters\norder: 10\n---\nProse about a model.\n';
const ABOUT = '---\ntitle: About\nsummary: How to cite.\n---\nIt is cited by its label.\n';

/** Fields of the content that hold a line in which backticks mark code. */
const LINES = /^( *(?:- )?(?:title|nav|question|summary|definition|state|subject|feature|note|text|caution|outcome): )([^"'`>{[|\n][^"'`\n]*)$/gm;

/** Puts code into every line of a book that may hold some. */
function markCode(content: string): void {
  for (const entry of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:mdx|yaml)$/.test(entry) || /sources|topics|participants|kernels|trees|pins/.test(entry)) continue;
    const file = path.join(content, entry);
    writeFileSync(file, readFileSync(file, 'utf8').replace(LINES, `$1$2 of \`${SHARED.below.code}\``));
  }
}

/** Writes a copy of the fixture book that has a model, with the actors of the real one, and a page of no topic, too, and code in every line that may hold some. */
function writeWhole(folder: string): void {
  cpSync(FIXTURE, folder, { recursive: true });
  const content = path.join(folder, 'content');
  const actors = readFileSync('content/participants.yaml', 'utf8').match(/^- \{ id: (?!vcpu,|kvm,|vmm,).*$/gm) ?? [];
  appendFileSync(path.join(content, 'participants.yaml'), actors.map((actor) => `${actor.replace(/term: [\w-]+/, 'term: alpha')}\n`).join(''));
  mkdirSync(path.join(content, 'models'));
  writeFileSync(path.join(content, 'models/populate.mdx'), MODEL);
  writeFileSync(path.join(content, 'pages/about.mdx'), ABOUT);
  markCode(content);
}

/** Answers a test that asks for a site; builds that at the first demand. @returns what ends it and removes the sites */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(path.join(tmpdir(), 'sites-'));
  const sites = new Map<string, Promise<{ status: number | null; output: string }>>();
  const { server, port } = await listen((request, response) => {
    const name = request.url?.slice(1) === 'below' ? 'below' : 'fixture';
    const { origin, base } = SHARED[name];
    const folder = path.join(root, name);
    const content = name === 'fixture' ? FIXTURE : path.join(root, 'book');
    if (name === 'below' && !sites.has(name)) writeWhole(content);
    const built = sites.get(name) ?? build(folder, { CONTENT_ROOT: content, BASE_PATH: base, SITE_URL: origin });
    sites.set(name, built);
    // Not kept: a test that works for long would take up a connection that is closed meanwhile.
    void built.then(({ status, output }) => response.writeHead(status === 0 ? 200 : 500, { connection: 'close' }).end(status === 0 ? folder : output));
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
