import { type ChildProcess, spawn } from 'node:child_process';

/** How a stage of a test run ended, and what it took. */
export interface Stage {
  name: string;
  code: number;
  /** When it began, in seconds from some moment that all stages share. */
  began: number;
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of processor time, of every process in it; not known where there is no shell. */
  processor: number | undefined;
}

/** Runs what follows and then writes the times of it and of all its children. Node itself cannot tell those of children. */
const TIMED = '"$@" 3>&-; code=$?; times >&3; exit $code';

/** Seconds in what the shell's `times` says: minutes and seconds, user and system, of the shell and of its children. */
export function secondsIn(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** How a script of the project is run with Node: what is started, and what it is given. The times come by a channel of their own. */
function started(command: readonly string[]): [file: string, args: string[]] {
  return process.platform === 'win32' ? [process.execPath, [...command]] : ['sh', ['-c', TIMED, 'sh', process.execPath, ...command]];
}

const seconds = (): number => performance.now() / 1000;
const heading = (name: string): string => `\n=== ${name}\n`;

/** Waits for the end of a script that was started. */
function stageOf(name: string, child: ChildProcess, say: (text: string) => void): Promise<Stage> {
  const began = seconds();
  const times: string[] = [];
  const channel = child.stdio[3];
  if (channel && 'setEncoding' in channel) channel.setEncoding('utf8').on('data', (text: string) => times.push(text));
  return new Promise((resolve) => {
    const end = (code: number | null): void =>
      resolve({ name, code: code ?? 1, began, wall: seconds() - began, processor: times.length > 0 ? secondsIn(times.join('')) : undefined });
    child.once('error', (error) => {
      say(error.message);
      end(1);
    });
    child.once('close', end);
  });
}

/**
 * Runs a script of the project with Node, with this terminal.
 * @param name what to call it
 * @param command the script and its arguments
 * @param env the variables it gets
 */
export function runStage(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Stage> {
  console.log(heading(name));
  return stageOf(name, spawn(...started(command), { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], env }), console.error);
}

/** Runs a script of the project like `runStage`, beside others: what it says is held back until it has ended, and comes in one piece by `tell`. */
export async function runStageBeside(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<{ stage: Stage; tell: () => void }> {
  const child = spawn(...started(command), { stdio: ['inherit', 'pipe', 'pipe', 'pipe'], env });
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say);
  const stage = await stageOf(name, child, say);
  return { stage, tell: () => console.log(heading(name) + said.join('').trimEnd()) };
}

/** What each stage took, a line for each, and all of them together: some run side by side. */
export function stageLines(stages: readonly Stage[]): string[] {
  const wall = Math.max(...stages.map((stage) => stage.began + stage.wall)) - Math.min(...stages.map(({ began }) => began));
  const processor = stages.reduce((sum, stage) => sum + (stage.processor ?? 0), 0);
  return [...stages, { name: 'together', wall, processor }].map(
    (stage) => `${stage.name.padEnd(20)} ${stage.wall.toFixed(0).padStart(5)} s, processor ${(stage.processor ?? 0).toFixed(0).padStart(5)} s`,
  );
}
