import { spawn, spawnSync } from 'node:child_process';

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

/**
 * Runs a script of the project with Node, with this terminal.
 * @param name what to call it
 * @param command the script and its arguments
 * @param env the variables it gets
 */
export function runStage(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Stage {
  console.log(heading(name));
  const began = seconds();
  const { status, error, output } = spawnSync(...started(command), { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], env, encoding: 'utf8' });
  if (error) console.error(error.message);
  const times = output?.[3];
  return { name, code: status ?? 1, began, wall: seconds() - began, processor: times ? secondsIn(times) : undefined };
}

/** Runs a script of the project like `runStage`, beside others: what it says is held back until it has ended, and comes in one piece by `tell`. */
export function runStageBeside(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<{ stage: Stage; tell: () => void }> {
  const began = seconds();
  const child = spawn(...started(command), { stdio: ['inherit', 'pipe', 'pipe', 'pipe'], env });
  const said: string[] = [];
  const times: string[] = [];
  for (const [i, stream] of child.stdio.entries()) {
    if (stream && 'setEncoding' in stream) stream.setEncoding('utf8').on('data', (text: string) => (i === 3 ? times : said).push(text));
  }
  return new Promise((resolve) => {
    const end = (code: number | null): void => {
      const stage = { name, code: code ?? 1, began, wall: seconds() - began, processor: times.length > 0 ? secondsIn(times.join('')) : undefined };
      resolve({ stage, tell: () => console.log(heading(name) + said.join('').trimEnd()) });
    };
    child.once('error', (error) => {
      said.push(error.message);
      end(1);
    });
    child.once('close', end);
  });
}

/** What each stage took, a line for each, and all of them together: some run side by side. */
export function stageLines(stages: readonly Stage[]): string[] {
  const wall = Math.max(...stages.map((stage) => stage.began + stage.wall)) - Math.min(...stages.map(({ began }) => began));
  const processor = stages.reduce((sum, stage) => sum + (stage.processor ?? 0), 0);
  return [...stages, { name: 'together', wall, processor }].map(
    (stage) => `${stage.name.padEnd(20)} ${stage.wall.toFixed(0).padStart(5)} s, processor ${(stage.processor ?? 0).toFixed(0).padStart(5)} s`,
  );
}
