import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a program ended, and what it said last. */
export interface Ended {
  code: number;
  output: string;
}

/** More than any message that matters; a program that prints without end must not fill the memory. */
const KEPT = 1 << 20;

/** Runs other programs, and ends them all when it is told to. */
export class Commands {
  readonly #stopped: AbortSignal;
  #leftovers: string[] = [];
  #scratch: Promise<string> | undefined;

  /** @param stopped ends what runs, and lets nothing new begin */
  constructor(stopped: AbortSignal) {
    this.#stopped = stopped;
  }

  /**
   * Runs a program to its end.
   * @param given.line told every line of its standard output as it comes
   * @param given.started given what ends it before its time
   * @throws where it could not be started, or where everything was stopped; by then it has ended, and so has everything that it began
   */
  async attempt(
    program: string,
    args: readonly string[],
    given: { cwd?: string; env?: NodeJS.ProcessEnv; line?: (line: string) => void; started?: (end: () => void) => void } = {},
  ): Promise<Ended> {
    this.#stopped.throwIfAborted();
    this.#scratch ??= this.folder();
    // what a compiler that is ended half-way leaves behind lies there too
    const env = { ...process.env, LC_ALL: 'C', TMPDIR: await this.#scratch, ...given.env };
    this.#stopped.throwIfAborted();
    // in a group of its own: a Ctrl-C reaches this process alone, which ends the whole group
    const child = spawn(program, args, { cwd: given.cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const end = (): void => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    this.#stopped.addEventListener('abort', end);
    given.started?.(end);
    let output = '';
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output = (output + part).slice(-KEPT);
      const lines = (rest + part).split('\n');
      rest = (lines.pop() ?? '').slice(-KEPT);
      for (const line of lines) given.line?.(line.replaceAll('\r', ''));
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      output = (output + part).slice(-KEPT);
    });
    try {
      const code = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (status, signal) => resolve(status ?? (signal === 'SIGKILL' ? 137 : 143)));
      });
      this.#stopped.throwIfAborted();
      return { code, output };
    } finally {
      this.#stopped.removeEventListener('abort', end);
    }
  }

  /**
   * Runs a program that is expected to succeed.
   * @returns what it said
   * @throws with its last lines where it fails
   */
  async run(program: string, args: readonly string[], given: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<string> {
    const { code, output } = await this.attempt(program, args, given);
    if (code !== 0) throw new Error(`${path.basename(program)} failed (exit code ${code}):\n${output.trim().split('\n').slice(-12).join('\n')}`);
    return output;
  }

  /** A folder that {@link clean} removes. */
  async folder(): Promise<string> {
    return this.temporary(await mkdtemp(path.join(tmpdir(), 'missing-pages-labs-')));
  }

  /** Notes a file or a folder that {@link clean} removes, unless it has been given another name by then. @returns the same */
  temporary(made: string): string {
    this.#leftovers.push(made);
    return made;
  }

  /** Removes what was made on the way. */
  async clean(): Promise<void> {
    for (const made of this.#leftovers) await rm(made, { recursive: true, force: true, maxRetries: 3 });
    this.#leftovers = [];
    this.#scratch = undefined;
  }
}
