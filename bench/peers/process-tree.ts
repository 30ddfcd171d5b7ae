import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 400;

/** A file of /proc; empty once the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The parent of each process of this machine; empty where the system has no /proc. */
function parents(): Map<number, number> {
  let names: string[] = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    // another system than Linux
  }
  return new Map(
    names.flatMap((name): [number, number][] => {
      const stat = read(`/proc/${name}/stat`);
      // The name of the program stands in brackets, and may hold any sign. After it: state, parent.
      const parent = /^\S (\d+)/.exec(stat.slice(stat.lastIndexOf(')') + 2))?.[1];
      return parent === undefined ? [] : [[Number(name), Number(parent)]];
    }),
  );
}

/** Memory of a process and of all below it, in MB (10^6 bytes); what several of them share is counted once (PSS). */
function memoryOf(root: number): number {
  const parentOf = parents();
  const below = (pid: number | undefined): boolean => pid === root || (pid !== undefined && pid > 1 && below(parentOf.get(pid)));
  const kB = [...parentOf.keys()].filter(below).map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return (kB.reduce((sum, one) => sum + one, 0) * 1024) / 1e6;
}

/**
 * Watches over the memory of a process and of all that it starts.
 * @returns what ends it, and gives the most that they held at once, in MB; 0 where the system has no /proc
 */
export function watchMemory(root: number): () => number {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(root));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}
