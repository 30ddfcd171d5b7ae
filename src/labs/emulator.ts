import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from './archive.ts';
import type { Commands } from './commands.ts';
import type { Kernel, Machine } from './kernels.ts';
import { type Boot, hear } from './machine.ts';

/** Seconds without a word after which a machine counts as hanging; each lab has 60 in there. */
const PATIENCE = 300;

const MODULES = ['irqbypass', 'ccp', 'kvm', 'kvm-amd', 'brd'];

/**
 * The first process in there. The console is the kernel's; the labs have a serial line of their own, so that no message of the kernel
 * gets between their lines. A RAM disk is the swap space, and sixteen huge pages are set aside.
 */
const INIT = `#!/bin/sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
mount -t tmpfs tmpfs /tmp
mkdir -p /dev/shm
mount -t tmpfs tmpfs /dev/shm
exec </dev/ttyS1 >/dev/ttyS1 2>&1
stty -opost 2>/dev/null
for m in irqbypass ccp kvm kvm-amd; do [ -f /modules/$m.ko ] && insmod /modules/$m.ko; done
insmod /modules/brd.ko rd_nr=1 rd_size=65536 && mkswap /dev/ram0 >/dev/null && swapon /dev/ram0
echo 16 >/proc/sys/vm/nr_hugepages
echo
echo "## kernel $(uname -r) | $(uname -v)"
echo "## vendor $(cat /sys/module/kvm_amd/parameters/npt) | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
for p in $(cat /labs/order); do
  echo "## begin $p"
  timeout 60 /labs/$p </dev/null
  echo "## end $p $?"
done
echo "## done"
stty sane # which waits until the line has sent everything
sleep 1
poweroff -f
`;

/** Boots kernels in an emulated machine that has KVM, on any host, and runs labs in there. */
export class Emulator {
  readonly #commands: Commands;
  readonly #archive: Archive;
  readonly #machine: Machine;

  constructor(commands: Commands, archive: Archive, machine: Machine) {
    this.#commands = commands;
    this.#archive = archive;
    this.#machine = machine;
  }

  /** QEMU and busybox with every library they need, so that the host's own do not matter. */
  #tools(): Promise<string> {
    return this.#archive.unpacked(`tools-${this.#machine.suite}`, this.#machine.suite, ['qemu-system-x86', 'busybox-static']);
  }

  /** The kernel and the modules of a package, unpacked. */
  async #kernel(kernel: Kernel): Promise<{ image: string; modules: Map<string, string> }> {
    const into = await this.#commands.folder();
    for (const named of kernel.packages)
      await this.#archive.unpack(await this.#archive.file(named), into, ['*/vmlinuz*', ...MODULES.map((name) => `*/${name}.ko*`)]);
    const found = (await this.#commands.run('find', [into, '-type', 'f'])).trim().split('\n');
    const image = found.find((file) => path.basename(file).startsWith('vmlinuz'));
    if (image === undefined) throw new Error(`the packages of ${kernel.id} hold no kernel image`);
    const modules = new Map<string, string>();
    for (const file of found) {
      const name = /([^/]+)\.ko(?:\.xz)?$/.exec(file)?.[1];
      if (name === undefined) continue;
      if (file.endsWith('.xz')) await this.#commands.run('xz', ['-d', file]);
      modules.set(name, file.replace(/\.xz$/, ''));
    }
    return { image, modules };
  }

  /** The file system in memory that holds busybox, modules and labs. */
  async #initramfs(tools: string, modules: ReadonlyMap<string, string>, labs: readonly string[]): Promise<string> {
    const root = await this.#commands.folder();
    for (const name of ['bin', 'dev', 'labs', 'modules', 'proc', 'sys', 'tmp']) await mkdir(path.join(root, name));
    await chmod(root, 0o755); // labs that give up root must find their way
    const busybox = path.join(tools, 'usr/bin/busybox');
    await copyFile(busybox, path.join(root, 'bin/busybox'));
    await symlink('busybox', path.join(root, 'bin/sh'));
    for (const [name, file] of modules) await copyFile(file, path.join(root, 'modules', `${name}.ko`));
    for (const file of labs) await copyFile(file, path.join(root, 'labs', path.basename(file)));
    await writeFile(path.join(root, 'labs/order'), `${labs.map((file) => path.basename(file)).join('\n')}\n`);
    await writeFile(path.join(root, 'init'), INIT, { mode: 0o755 });
    const image = path.join(await this.#commands.folder(), 'initramfs');
    await this.#commands.run('sh', ['-c', 'cd "$1" && find . | "$2" cpio -o -H newc >"$3"', 'sh', root, busybox, image]);
    return image;
  }

  /**
   * Boots a kernel and runs labs in it, one after the other.
   * @param rebuilt modules that take the place of the kernel's own, by name
   * @param labs compiled programs
   * @param progress told what happens, a few words each time
   * @throws where it hangs, panics, is another kernel, or does not get through
   */
  async boot(kernel: Kernel, rebuilt: ReadonlyMap<string, string>, labs: readonly string[], progress: (what: string) => void): Promise<Boot> {
    progress('unpacking QEMU, busybox and the kernel');
    const tools = await this.#tools();
    const { image, modules } = await this.#kernel(kernel);
    for (const [name, file] of rebuilt) modules.set(name, file);
    const initramfs = await this.#initramfs(tools, modules, labs);
    const console = path.join(await this.#commands.folder(), 'console');
    progress('booting');
    return hear(
      { ...this.#qemu(tools, image, initramfs, console), console, uname: kernel.uname, labs: labs.map((file) => path.basename(file)), patience: PATIENCE },
      this.#commands,
      progress,
    );
  }

  /** QEMU, with the loader of the same packages, so that the host may have another libc, or none. */
  #qemu(tools: string, image: string, initramfs: string, console: string): { program: string; args: string[] } {
    const libraries = ['usr/lib/x86_64-linux-gnu', 'usr/lib/x86_64-linux-gnu/pulseaudio'].map((name) => path.join(tools, name)).join(':');
    const { accelerator, cpu, cpus, memory } = this.#machine;
    const firmware = ['usr/share/qemu', 'usr/share/seabios', 'usr/lib/ipxe/qemu'].flatMap((name) => ['-L', path.join(tools, name)]);
    const hardware = ['-machine', 'q35', '-accel', accelerator, '-cpu', cpu, '-smp', String(cpus), '-m', String(memory)];
    const lines = ['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none', '-serial', `file:${console}`, '-serial', 'stdio'];
    const kernel = ['-kernel', image, '-initrd', initramfs, '-append', 'console=ttyS0 quiet panic=-1'];
    return {
      program: path.join(tools, 'usr/lib64/ld-linux-x86-64.so.2'),
      args: ['--library-path', libraries, path.join(tools, 'usr/bin/qemu-system-x86_64'), ...firmware, ...hardware, ...lines, ...kernel],
    };
  }
}
