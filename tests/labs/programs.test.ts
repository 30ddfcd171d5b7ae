import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Commands } from '../../src/labs/commands.ts';
import { lookAtHost, refusal, runHere } from '../../src/labs/host.ts';
import { unexpected } from '../../src/labs/outcome.ts';
import { COMPILER, compileLabs, labIds, programText } from '../../src/labs/programs.ts';

const ROOT = process.cwd();
const ids = labIds(ROOT);
const commands = new Commands(new AbortController().signal);
const compiler = process.platform === 'linux' && spawnSync(COMPILER, ['--version']).status === 0;

afterAll(() => commands.clean());

describe('the programs of the labs', () => {
  it('each begin with their question', () => {
    for (const id of ids) expect(programText(ROOT, id), id).toMatch(/^\/\*\n \* /);
  });

  it('close every region they open, under a name of its own', () => {
    for (const id of ids) {
      const marks = [...programText(ROOT, id).matchAll(/^\/\* (?:region: ([a-z-]+)|(endregion)) \*\/$/gm)];
      const names = marks.filter((_, i) => i % 2 === 0).map((mark) => mark[1]);
      expect(names, id).not.toContain(undefined);
      expect(new Set(names).size, id).toBe(names.length);
      expect(marks.filter((_, i) => i % 2 === 1).every((mark) => mark[2] === 'endregion') && marks.length % 2 === 0, id).toBe(true);
    }
  });
});

describe.skipIf(!compiler)('compiled on this machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await commands.folder();
    await compileLabs(ROOT, ids, folder, 'dynamic', commands); // a warning is an error
  });
  const host = lookAtHost();

  it.each(ids.filter((id) => refusal(programText(ROOT, id), host) === undefined))('%s sees what it expects, or says why it cannot', async (id) => {
    expect(unexpected(id, await runHere(folder, id, commands))).toEqual([]);
  });
});

describe('a machine', () => {
  const vcpu = 'open("/dev/kvm"); ioctl(vcpu, KVM_RUN, 0)';
  it('runs no vCPU lab where KVM has another vendor module than the two explained', () => {
    const host = { title: '', kvm: true, poison: true, noVcpu: 'the vendor module is not kvm_intel or kvm_amd' };
    expect(refusal(vcpu, host)).toBe(host.noVcpu);
    expect(refusal('open("/dev/kvm"); ioctl(vm, KVM_SET_USER_MEMORY_REGION, &r)', host)).toBeUndefined();
  });

  it('runs what needs no KVM without it', () => {
    const host = { title: '', kvm: false, poison: false, noVcpu: 'no access to /dev/kvm' };
    expect(refusal('userfaultfd', host)).toBeUndefined();
    expect(refusal(vcpu, host)).toBe('no access to /dev/kvm');
    expect(refusal('info->si_code == BUS_MCEERR_AR', host)).toBe('the kernel was built without CONFIG_MEMORY_FAILURE');
  });
});
