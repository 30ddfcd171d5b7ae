import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lock } from '../../src/addresses/lock/read.ts';
import { addToLock } from '../../src/addresses/lock/write.ts';
import type { Site } from '../../src/link/site.ts';
import { readSite } from '../../src/link/site.ts';
import { ContentError } from '../../src/reading/problem.ts';

const EMPTY: Lock = { published: new Map(), steps: new Map(), statements: [] };

/** A copy of the fixture book in a folder of its own, that a test may change. */
export class Book {
  readonly root = mkdtempSync(join(tmpdir(), 'book-'));

  constructor() {
    cpSync('tests/fixtures/book/content', join(this.root, 'content'), { recursive: true });
  }

  /** Replaces every `from` in a file below `content/`; a test that changes nothing is wrong. */
  edit(file: string, from: string, to: string): void {
    const text = this.text(file);
    if (!text.includes(from)) throw new Error(`content/${file} has no "${from}"`);
    this.write(file, text.replaceAll(from, to));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, 'content', file), text);
  }

  text(file: string): string {
    return readFileSync(join(this.root, 'content', file), 'utf8');
  }

  remove(file: string): void {
    rmSync(join(this.root, 'content', file));
  }

  rename(from: string, to: string): void {
    this.write(to, this.text(from));
    this.remove(from);
  }

  async site(): Promise<Site> {
    return (await readSite(this.root)).site;
  }

  /** Makes a lock with every id that the book has now. */
  async publish(): Promise<void> {
    this.write('published-ids.yaml', addToLock('', EMPTY, await this.site()).text);
  }

  /** Adds lines under `aliases:` or `withdrawn:`. */
  state(part: 'aliases' | 'withdrawn', ...entries: string[]): void {
    this.write('published-ids.yaml', `${this.text('published-ids.yaml')}${part}:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`);
  }

  /** The mistakes that stop the build, as the author reads them. */
  async mistakes(): Promise<string[]> {
    try {
      await this.site();
      return [];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return error.message.split('\n');
    }
  }

  /** Line of the lock, 1-based, on which `words` stand. */
  lineOf(words: string): number {
    return (
      this.text('published-ids.yaml')
        .split('\n')
        .findIndex((line) => line.includes(words)) + 1
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }
}
