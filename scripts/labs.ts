/**
 * Compiles all labs, runs those that this machine can, and compares with what is recorded. With `--kernel <id>` it boots that kernel
 * in QEMU, runs all of them in there, and records what they print.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Archive } from '../src/labs/archive.ts';
import { Commands } from '../src/labs/commands.ts';
import { Emulator } from '../src/labs/emulator.ts';
import { lookAtHost, refusal, runHere } from '../src/labs/host.ts';
import { KERNELS_FILE, type Kernel, readKernels } from '../src/labs/kernels.ts';
import { differences, unexpected } from '../src/labs/outcome.ts';
import { compileLabs, labIds, programText } from '../src/labs/programs.ts';
import { rebuildModules } from '../src/labs/rebuild.ts';
import { readRecord, recordBoot } from '../src/labs/records.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const CACHE = path.join(ROOT, 'node_modules/.cache/missing-pages/labs');

const stop = new AbortController();
const commands = new Commands(stop.signal);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

/** One line that is written over on a terminal, and a line each elsewhere. */
function progress(what: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${what}`);
  else console.log(what);
}

function told(line: string): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  console.log(line);
}

/** Runs what this machine can. A lab may do what it did on any recorded kernel. @returns how many did something else */
async function here(): Promise<number> {
  const host = lookAtHost();
  const ids = labIds(ROOT);
  const known = new Set(ids);
  const recorded = readKernels(ROOT).kernels.flatMap(({ id }) => readRecord(ROOT, id, known).runs);
  const folder = await commands.folder();
  progress(`compiling ${ids.length} labs`);
  await compileLabs(ROOT, ids, folder, 'dynamic', commands);
  told(`here: ${host.title}`);
  let failed = 0;
  for (const id of ids) {
    const why = refusal(programText(ROOT, id), host);
    if (why !== undefined) {
      told(`${id}: not run, ${why}`);
      continue;
    }
    progress(id);
    const outcome = await runHere(folder, id, commands);
    const wrong = unexpected(id, outcome);
    const other = recorded
      .filter((run) => run.lab === id && run.outcome.ended === 'shown')
      .map((run) => ({ kernel: run.kernel, lines: differences(id, run.outcome, outcome) }));
    const same = other.find(({ lines }) => lines.length === 0);
    if (wrong.length > 0) {
      failed++;
      for (const line of wrong) told(line);
    } else if (outcome.ended === 'cannot') told(`${id}: cannot here, ${outcome.why}`);
    else told(`${id}: as expected, ${outcome.observations.length} observations${same === undefined ? '' : `, as on ${same.kernel}`}`);
  }
  return failed;
}

/** Boots a kernel, runs the compiled labs of a folder in it, and records what they print. @returns whether everything came as expected; else nothing is recorded */
async function on(kernel: Kernel, ids: readonly string[], folder: string): Promise<boolean> {
  const step = (what: string): void => progress(`${kernel.id}: ${what}`);
  try {
    const archive = new Archive(commands, CACHE, step);
    const rebuilt = kernel.rebuilt === undefined ? new Map<string, string>() : await rebuildModules(kernel, kernel.rebuilt, archive, commands, CACHE, step);
    const emulator = new Emulator(commands, archive, readKernels(ROOT).machine);
    const programs = ids.map((id) => path.join(folder, id));
    const { shown, wrong } = await recordBoot(ROOT, kernel.id, await emulator.boot(kernel, rebuilt, programs, step));
    if (wrong.length === 0) told(`${kernel.id}: recorded; ${shown} labs of ${ids.length} shown, the others this kernel cannot do`);
    else told(`${kernel.id}: nothing is recorded, since not everything was as expected:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
    return wrong.length === 0;
  } catch (error) {
    stop.signal.throwIfAborted();
    told(`${kernel.id}: nothing is recorded: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

try {
  const { values } = parseArgs({ options: { kernel: { type: 'string', multiple: true } } });
  let failed = 0;
  if (values.kernel === undefined) failed = await here();
  else {
    const { kernels } = readKernels(ROOT);
    const wanted = values.kernel.map((id) => {
      const found = kernels.find((kernel) => kernel.id === id);
      if (found === undefined) throw new Error(`no kernel "${id}" in ${KERNELS_FILE}; there are ${kernels.map((kernel) => kernel.id).join(', ')}`);
      return found;
    });
    const ids = labIds(ROOT);
    const folder = await commands.folder();
    progress(`compiling ${ids.length} labs`);
    await compileLabs(ROOT, ids, folder, 'static', commands);
    for (const kernel of wanted) if (!(await on(kernel, ids, folder))) failed++;
  }
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  told(stop.signal.aborted ? 'stopped; nothing was recorded' : `labs: ${error instanceof Error ? error.message : error}`);
  process.exitCode = stop.signal.aborted ? 130 : 1;
} finally {
  await commands.clean();
}
