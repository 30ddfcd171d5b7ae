import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { text } from 'node:stream/consumers';
import { secondsIn } from '../../scripts/stage.ts';
import { watchMemory } from './process-tree.ts';

/** What a run of a program took. */
export interface Timed {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of processor time, of all its processes that were waited for. */
  processor: number;
  /** The most that all its processes held at once, in MB. */
  memory: number;
  /** Which part of the processors others used meanwhile, 0 to 1. */
  others: number;
}

/** Runs what follows and then writes the times of it and of all its children. */
const TIMED = '"$@" 3>&-; code=$?; times >&3; exit $code';

/** Seconds that the processors of this machine have worked, and have had, since it was started. */
function machine(): { busy: number; had: number } {
  const sum = { busy: 0, had: 0 };
  for (const { times } of cpus()) {
    const all = Object.values(times).reduce((total, one) => total + one, 0) / 1000;
    sum.had += all;
    sum.busy += all - times.idle / 1000;
  }
  return sum;
}

/**
 * Runs a script with this Node, in a shell that tells the times.
 * @param command the script and its arguments
 * @throws if it fails, with what it said
 */
export async function timed(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Timed> {
  const before = machine();
  const from = performance.now();
  const child = spawn('sh', ['-c', TIMED, 'sh', process.execPath, ...command], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const stop = watchMemory(child.pid ?? 0);
  const [out, said, times] = [child.stdout, child.stderr, child.stdio[3]].map(async (stream) =>
    stream === null || stream === undefined || !('read' in stream) ? '' : text(stream),
  );
  const code = await new Promise((resolve) => child.once('close', resolve));
  const wall = (performance.now() - from) / 1000;
  const memory = stop();
  if (code !== 0) throw new Error(`${command.join(' ')} failed\n${(await out) ?? ''}${(await said) ?? ''}`);
  const after = machine();
  const processor = secondsIn((await times) ?? '');
  return { wall, processor, memory, others: Math.max(0, (after.busy - before.busy - processor) / (after.had - before.had)) };
}
