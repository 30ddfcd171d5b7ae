import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Commands } from '../../src/labs/commands.ts';
import { hear } from '../../src/labs/machine.ts';
import { recordBoot } from '../../src/labs/records.ts';

const HELLO = 'echo "## kernel 1.0 | #1 SMP"; echo "## vendor Y | a processor"';
const DONE = 'echo "## done"';
const lab = (id: string, prints: string, code = 0) => `echo "## begin ${id}"; ${prints}; echo "## end ${id} ${code}"`;
const forEver = 'exec cat "$1"'; // a pipe that nobody writes to

describe('a machine', () => {
  let folder: string;
  let commands: Commands;
  const stop = new AbortController();
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'labs-machine-'));
    commands = new Commands(stop.signal);
  });
  afterEach(async () => {
    await commands.clean();
    rmSync(folder, { recursive: true });
  });

  /** Hears a shell script in the place of QEMU; what it writes to `$0` is the kernel's console. */
  async function boot(script: string, patience = 30, told: string[] = []) {
    const console = path.join(folder, 'console');
    const silence = path.join(folder, 'silence');
    await commands.run('mkfifo', [silence]);
    const args = ['-c', `exec 9<>"$1"; ${script}`, console, silence];
    return hear({ program: 'sh', args, console, uname: '1.0', labs: ['first', 'second'], patience }, commands, (what) => told.push(what));
  }

  it('tells kernel, vendor, and what every lab printed and how it ended', async () => {
    const told: string[] = [];
    const both = `${lab('first', 'echo "a: did -> ok"')}; ${lab('second', 'echo "cannot: too old"', 77)}`;
    const seen = await boot(`${HELLO}; ${both}; ${DONE}`, 30, told);
    expect(seen).toMatchObject({ kernel: '1.0', build: '#1 SMP', vendor: 'Y | a processor' });
    expect([...seen.labs]).toEqual([
      ['first', { text: 'a: did -> ok\n', code: 0 }],
      ['second', { text: 'cannot: too old\n', code: 77 }],
    ]);
    expect(told).toEqual(['1/2 first', '2/2 second']);
  });

  it.each([
    ['hangs at boot', 0.2, forEver, 'it hangs before the first lab: not a word for 0.2 seconds'],
    ['babbles without end', 0.2, 'while echo "y ## done"; do :; done', 'it hangs before the first lab'],
    ['hangs in a lab', 3, `${HELLO}; echo "## begin first"; ${forEver}`, 'it hangs in first'],
    ['hangs with a message', 3, `echo "watchdog: CPU stuck" >"$0"; ${forEver}`, 'Its console said last:\nwatchdog: CPU stuck'],
  ])('that %s is given up', async (_, patience, script, said) => {
    await expect(boot(script, patience)).rejects.toThrow(said);
  });

  it.each([
    [
      'panics',
      'echo "[ 1.0] Kernel panic - not syncing: No working init found." >"$0"',
      'the kernel panicked before the first lab: Kernel panic - not syncing: No working',
    ],
    ['panics in a lab', `${HELLO}; echo "## begin second"; echo "Kernel panic - not syncing: Fatal" >"$0"`, 'the kernel panicked in second'],
    ['does not start', 'echo "qemu: linux kernel too old to load a ram disk"; exit 1', 'QEMU did not start (exit code 1): qemu: linux kernel too old'],
    ['goes off', `${HELLO}; ${lab('first', 'echo "a: did -> ok"')}; exit 3`, 'the machine went off between two labs (exit code of QEMU 3)'],
    [
      'is another',
      `echo "## kernel 2.0 | #1"; ${lab('first', 'true')}; ${lab('second', 'true')}; ${DONE}`,
      'another kernel has booted than the one named: 2.0, not 1.0',
    ],
  ])('that %s is told by its words', async (_, script, said) => {
    await expect(boot(script)).rejects.toThrow(said);
  });

  it.each([
    ['prints garbage', lab('first', 'printf "a: did -> ok\\n\\001\\377 BUG: garbage\\n"'), 'first: it printed a line that is no observation'],
    ['prints without end', `echo "## begin first"; yes | head -n 300000; echo "## end first 124"`, 'first: it did not end within its 60 seconds'],
    ['crashes', lab('first', 'echo "a: did -> ok"', 139), 'first: it was ended by signal 11'],
    ['sees something else', lab('first', 'printf "a: did -> no\\n    expected ok\\n"', 1), 'first.a (did): expected ok, got no'],
  ])('in which a lab %s is not recorded', async (_, first, said) => {
    const seen = await boot(`${HELLO}; ${first}; ${lab('second', 'echo "b: did -> ok"')}; ${DONE}`);
    const { wrong } = await recordBoot(folder, '1.0', seen);
    expect(wrong).toEqual([expect.stringContaining(said)]);
    expect(existsSync(path.join(folder, 'content'))).toBe(false);
  });
});

describe('what is stopped', () => {
  it('has ended with everything that it began, and nothing is left of it', async () => {
    const stop = new AbortController();
    const commands = new Commands(stop.signal);
    const folder = await commands.folder();
    const aside = commands.temporary(`${folder}-aside`);
    writeFileSync(aside, 'half');
    // a grandchild that cares for no signal but the last, and holds the output open as long as it lives
    const grandchild = 'trap : INT TERM HUP; echo ready; while :; do read -r line <pipe; done';
    const line = (text: string): void => {
      if (text === 'ready') stop.abort();
    };
    await expect(commands.attempt('sh', ['-c', `mkfifo pipe; sh -c '${grandchild}' & wait`], { cwd: folder, line })).rejects.toThrow();
    await commands.clean();
    expect([folder, aside].filter((made) => existsSync(made))).toEqual([]);
    await expect(commands.run('true', [])).rejects.toThrow();
  });
});
