import { readFile } from 'node:fs/promises';
import type { Commands } from './commands.ts';

/** What a lab printed inside a machine, and its exit code. */
export interface Printed {
  text: string;
  code: number;
}

/** All that a boot has told. */
export interface Boot {
  /** `uname -r` and `uname -v`. */
  kernel: string;
  build: string;
  /** The vendor module, whether it uses nested paging, and the model of the processor. */
  vendor: string;
  labs: Map<string, Printed>;
}

/** How a machine is started, and what is to come of it. */
export interface Machine {
  program: string;
  args: readonly string[];
  /** The file in which the kernel's console ends up. */
  console: string;
  /** What `uname -r` has to say. */
  uname: string;
  /** The ids of the labs that run in it, in order. */
  labs: readonly string[];
  /** Seconds without a word of the first process after which it counts as hanging. */
  patience: number;
}

/** More lines than any lab prints. */
const MOST_LINES = 10_000;

/**
 * Starts a machine and hears what its first process says on the second serial line: `## kernel`, `## vendor`, for each lab `## begin`,
 * its lines and `## end`, and `## done`. Whatever else comes there is no word of it, so a machine that babbles without end hangs.
 * @param progress told what happens, a few words each time
 * @throws where it hangs, panics, is another kernel, or does not get through
 */
export async function hear(machine: Machine, commands: Commands, progress: (what: string) => void): Promise<Boot> {
  const seen: Boot = { kernel: '', build: '', vendor: '', labs: new Map() };
  let running: { id: string; lines: string[] } | undefined;
  let done = false;
  let hangs = false;
  let end = (): void => undefined;
  const giveUp = (): void => {
    hangs = true;
    end();
  };
  let watch = setTimeout(giveUp, machine.patience * 1000);
  const line = (text: string): void => {
    const [, word, rest = ''] = /^## (kernel|vendor|begin|end|done)(?: (.*))?$/.exec(text) ?? [];
    if (word !== undefined) {
      clearTimeout(watch);
      watch = setTimeout(giveUp, machine.patience * 1000);
    }
    if (word === 'kernel') [seen.kernel = '', seen.build = ''] = rest.split(' | ');
    else if (word === 'vendor') seen.vendor = rest;
    else if (word === 'begin') {
      running = { id: rest, lines: [] };
      progress(`${seen.labs.size + 1}/${machine.labs.length} ${rest}`);
    } else if (word === 'end' && running !== undefined) {
      seen.labs.set(running.id, { text: running.lines.map((part) => `${part}\n`).join(''), code: Number(rest.split(' ')[1]) });
      running = undefined;
    } else if (word === 'done') done = true;
    else if (running !== undefined && running.lines.length < MOST_LINES) running.lines.push(text);
  };
  const { code, output } = await commands
    .attempt(machine.program, machine.args, {
      line,
      started: (stop) => {
        end = stop;
      },
    })
    .finally(() => clearTimeout(watch));
  if (done && machine.labs.every((id) => seen.labs.has(id))) {
    if (seen.kernel !== machine.uname) throw new Error(`another kernel has booted than the one named: ${seen.kernel}, not ${machine.uname}`);
    return seen;
  }
  const said = await readFile(machine.console, 'latin1').catch(() => '');
  const during = running === undefined ? (seen.kernel === '' ? 'before the first lab' : 'between two labs') : `in ${running.id}`;
  const last = said.trim() === '' ? '' : `\nIts console said last:\n${said.trim().split('\n').slice(-8).join('\n')}`;
  const panic = /Kernel panic - not syncing: .*/.exec(said)?.[0].trim();
  if (panic !== undefined) throw new Error(`the kernel panicked ${during}: ${panic}${last}`);
  if (hangs) throw new Error(`it hangs ${during}: not a word for ${machine.patience} seconds${last}`);
  if (seen.kernel === '' && last === '') throw new Error(`QEMU did not start (exit code ${code}): ${output.trim().split('\n').at(-1)}`);
  throw new Error(`the machine went off ${during} (exit code of QEMU ${code})${last}`);
}
