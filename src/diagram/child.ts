/** Starts the drawing process and talks to it. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { sourceFolder } from './folders.ts';
import type { Job, Reply } from './protocol.ts';

/** A diagram takes about 0.05 s; this is for a machine far slower than any we know. */
const PATIENCE = (jobs: number): number => 60_000 + jobs * 10_000;

/** So many diagrams take nearly as long as loading Mermaid: fewer leave the processor to the build. */
const WORTH_A_PROCESS = 16;

/**
 * Draws all jobs, in as many processes as the machine has cores for and the number of jobs is worth.
 * @returns the answers in the order of the jobs
 * @throws as {@link drawInChild} does
 */
export async function drawJobs(jobs: Job[]): Promise<Reply[]> {
  const processes = Math.max(1, Math.min(availableParallelism(), Math.floor(jobs.length / WORTH_A_PROCESS)));
  const share = Math.ceil(jobs.length / processes);
  const shares = Array.from({ length: processes }, (_, i) => jobs.slice(i * share, (i + 1) * share));
  return (await Promise.all(shares.map(drawInChild))).flat();
}

/**
 * Draws some jobs in one process.
 * @throws if the process fails, ends early or takes far too long; the message holds what it wrote to stderr
 */
async function drawInChild(jobs: Job[]): Promise<Reply[]> {
  const child = spawn(process.execPath, [path.join(sourceFolder(), 'worker.ts')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: PATIENCE(jobs.length),
    // Options of a host process (loaders, inspectors) are not meant for this one.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? '' : `ended with ${signal ?? code}`));
  });
  // A child that dies early breaks the pipe; `ended` tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(jobs));
  const [output, complaints, fault] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (fault) throw new Error(`diagrams: the drawing process ${fault}\n${complaints.trim()}`);
  const answers: unknown = JSON.parse(output);
  if (!Array.isArray(answers) || answers.length !== jobs.length) throw new Error('diagrams: the drawing process did not answer every job');
  return answers as Reply[]; // written by worker.ts
}
