import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import path from 'node:path';
import type { Commands } from './commands.ts';
import { type Outcome, readOutcome } from './outcome.ts';

/** What of KVM a host has, in words for the reader and for the decision. */
export interface Host {
  title: string;
  kvm: boolean;
  /** Whether the kernel tells poisoned memory from other faults. */
  poison: boolean;
  /** Why labs that run a vCPU say nothing about the kernels of this site here. */
  noVcpu?: string;
}

/** Labs that let a vCPU touch memory: what they show depends on the vendor module. */
const RUNS_A_VCPU = /\bKVM_RUN\b|\bKVM_PRE_FAULT_MEMORY\b/;
/** Labs in which a touch of a poisoned page is told as such, which a kernel without CONFIG_MEMORY_FAILURE cannot. */
const EXPECTS_POISON = /\bBUS_MCEERR_AR\b/;
const USES_KVM = /\/dev\/kvm/;

function parameter(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** Looks at this machine: kernel, vendor module, processor, two-dimensional paging. */
export function lookAtHost(): Host {
  const cpu = existsSync('/proc/cpuinfo')
    ? (/^model name\s*: (.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor')
    : 'unknown processor';
  const loaded = ['kvm_intel', 'kvm_amd', 'kvm_pvm'].filter((name) => existsSync(`/sys/module/${name}`));
  const title = `${release()}, ${loaded.join(', ') || 'no vendor module of KVM'}, ${cpu}`;
  const poison = existsSync('/proc/sys/vm/memory_failure_recovery');
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
  } catch {
    return { title, kvm: false, poison, noVcpu: 'no access to /dev/kvm' };
  }
  const paging = ['/sys/module/kvm_intel/parameters/ept', '/sys/module/kvm_amd/parameters/npt'].map(parameter);
  if (loaded.length !== 1 || loaded[0] === 'kvm_pvm') return { title, kvm: true, poison, noVcpu: 'the vendor module is not kvm_intel or kvm_amd' };
  if (!paging.some((value) => value === 'Y' || value === '1')) return { title, kvm: true, poison, noVcpu: 'two-dimensional paging is off' };
  return { title, kvm: true, poison };
}

/** Why a program is not run here; nothing where it is. */
export function refusal(program: string, host: Host): string | undefined {
  if (EXPECTS_POISON.test(program) && !host.poison) return 'the kernel was built without CONFIG_MEMORY_FAILURE';
  if (!USES_KVM.test(program)) return undefined;
  if (!host.kvm) return 'no access to /dev/kvm';
  return RUNS_A_VCPU.test(program) ? host.noVcpu : undefined;
}

/**
 * Runs a compiled lab on this machine.
 * @throws where what it prints is not what a lab prints, or it takes more than a minute
 */
export async function runHere(folder: string, id: string, commands: Commands): Promise<Outcome> {
  const { code, output } = await commands.attempt('timeout', ['60', path.join(folder, id)]);
  return readOutcome(output, code);
}
