import { spawnSync } from 'node:child_process';

/** How a stage of a test run ended, and what it took. */
export interface Stage {
  name: string;
  code: number;
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

/**
 * Runs a script of the project with Node, with this terminal.
 * @param name what to call it
 * @param command the script and its arguments
 * @param env the variables it gets
 */
export function runStage(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Stage {
  console.log(`\n=== ${name}\n`);
  const start = performance.now();
  const shell = process.platform !== 'win32';
  const { status, error, output } = shell
    ? spawnSync('sh', ['-c', TIMED, 'sh', process.execPath, ...command], { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], env, encoding: 'utf8' })
    : spawnSync(process.execPath, command, { stdio: 'inherit', env, encoding: 'utf8' });
  if (error) console.error(error.message);
  const times = output?.[3];
  return { name, code: status ?? 1, wall: (performance.now() - start) / 1000, processor: times ? secondsIn(times) : undefined };
}

/** What each stage took, a line for each, and all of them together. */
export function stageLines(stages: readonly Stage[]): string[] {
  const all = { name: 'together', wall: 0, processor: 0 };
  for (const { wall, processor } of stages) {
    all.wall += wall;
    all.processor += processor ?? 0;
  }
  return [...stages, all].map(
    ({ name, wall, processor }) => `${name.padEnd(20)} ${wall.toFixed(0).padStart(5)} s, processor ${(processor ?? 0).toFixed(0).padStart(5)} s`,
  );
}
