import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a program ended, and what it said. */
export interface Ended {
  code: number;
  output: string;
}

/** Runs other programs, and ends them all when it is told to. */
export class Commands {
  readonly #stopped: AbortSignal;
  #folders: string[] = [];

  /** @param stopped ends what runs, and lets nothing new begin */
  constructor(stopped: AbortSignal) {
    this.#stopped = stopped;
  }

  /**
   * Runs a program to its end.
   * @param line told every line of its standard output as it comes
   * @throws where it could not be started, or where everything was stopped
   */
  async attempt(
    program: string,
    args: readonly string[],
    given: { cwd?: string; env?: NodeJS.ProcessEnv; line?: (line: string, end: () => void) => void } = {},
  ): Promise<Ended> {
    this.#stopped.throwIfAborted();
    const child = spawn(program, args, {
      cwd: given.cwd,
      env: { ...process.env, LC_ALL: 'C', ...given.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: this.#stopped,
      killSignal: 'SIGKILL',
    });
    let output = '';
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) given.line?.(line.replaceAll('\r', ''), () => child.kill('SIGKILL'));
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) => resolve(status ?? (signal === 'SIGKILL' ? 137 : 143)));
    });
    this.#stopped.throwIfAborted();
    return { code, output };
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
    const made = await mkdtemp(path.join(tmpdir(), 'missing-pages-labs-'));
    this.#folders.push(made);
    return made;
  }

  /** Removes what was made on the way. */
  async clean(): Promise<void> {
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    this.#folders = [];
  }
}
