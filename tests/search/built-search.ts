import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { SearchEngine } from '../../src/client/search/engine.ts';
import { SiteFiles } from '../../src/client/search/files.ts';

const ORIGIN = 'https://search.test/';

/** The search of a built site as a browser has it, with its files read from disk. */
export class BuiltSearch {
  readonly engine: SearchEngine;
  /** How many bytes the files took that were read, each once. */
  loaded = 0;
  /** How many of them were chunks of the full text. */
  chunks = 0;

  /** @param dist the folder of the site @param instead files that are other than they lie there, by their paths */
  constructor(dist: string, instead: Readonly<Record<string, string>> = {}) {
    vi.stubGlobal('fetch', (input: string | URL) => {
      const path = String(input).slice(ORIGIN.length).replace(/\?.*/, '');
      try {
        const content = instead[path] ?? readFileSync(join(dist, path));
        this.loaded += content.length;
        if (path.endsWith('.pf_index')) this.chunks += 1;
        return Promise.resolve(new Response(content));
      } catch {
        return Promise.resolve(new Response(null, { status: 404 }));
      }
    });
    this.engine = new SearchEngine(new SiteFiles(ORIGIN), () => undefined);
  }

  /** The addresses of what a reader gets to see for a question, best first. */
  async addresses(question: string): Promise<string[]> {
    return (await this.engine.answer(question, { kind: '', topic: '' })).results.map(({ address }) => address);
  }
}
