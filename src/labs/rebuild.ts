import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from './archive.ts';
import type { Commands } from './commands.ts';
import type { Kernel, Rebuilt } from './kernels.ts';

/** What it takes to build a module, beside the compiler. */
const BUILD_TOOLS = ['make', 'binutils', 'coreutils', 'dash', 'bash', 'sed', 'grep', 'gawk', 'findutils', 'diffutils', 'perl', 'libelf1', 'zlib1g', 'libssl3'];

/**
 * Builds kvm.ko and kvm-amd.ko of a kernel once more, with one option that the distribution leaves unset, from the same source
 * package. It is built in a folder with the distribution's own compiler, entered with unshare(1), which takes no right.
 * @returns the modules, by name
 */
export async function rebuildModules(
  kernel: Kernel,
  rebuilt: Rebuilt,
  archive: Archive,
  commands: Commands,
  cache: string,
  progress: (what: string) => void,
): Promise<Map<string, string>> {
  const kept = path.join(cache, `modules-${kernel.id}`);
  if (!existsSync(kept)) {
    progress(`building kvm.ko with ${rebuilt.option}, which takes some minutes`);
    const { suite, package: compiler } = rebuilt.compiler;
    const tools = await archive.unpacked(`build-${suite}-${compiler}`, suite, [compiler, ...BUILD_TOOLS]);
    const root = await commands.folder();
    await commands.run('cp', ['-a', '--reflink=auto', `${tools}/.`, root]);
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) if (!existsSync(path.join(root, name))) await symlink(`usr/${name}`, path.join(root, name));
    await symlink('gawk', path.join(root, 'usr/bin/awk')); // a package would do this when it is installed
    for (const named of rebuilt.packages) {
      const file = await archive.file(named);
      await archive.unpack(file, root);
    }
    const folder = await unpackSource(root, commands);
    await build(kernel, rebuilt, root, folder, commands);
    const aside = commands.temporary(`${kept}.${process.pid}`);
    await mkdir(aside, { recursive: true });
    for (const name of ['kvm', 'kvm-amd']) await cp(path.join(root, folder, `${name}.ko`), path.join(aside, `${name}.ko`));
    await rename(aside, kept);
  }
  return new Map(['kvm', 'kvm-amd'].map((name) => [name, path.join(kept, `${name}.ko`)]));
}

/**
 * Puts the folders of KVM among the headers, where their own paths reach for what they need.
 * @returns where they are, in the folder that is entered
 */
async function unpackSource(root: string, commands: Commands): Promise<string> {
  const sources = path.join(root, 'usr/src');
  const archive = (await readdir(sources)).find((name) => /^linux-source-.*\.tar\.xz$/.test(name));
  const headers = (await readdir(sources)).find((name) => /^linux-headers-.*-common$/.test(name));
  if (archive === undefined || headers === undefined) throw new Error('the packages named hold no source of the kernel, or no headers');
  const into = path.join(sources, headers);
  const top = archive.replace('.tar.xz', '');
  await commands.run('tar', ['-xJf', path.join(sources, archive), '-C', into, '--strip-components=1', `${top}/arch/x86/kvm`, `${top}/virt/kvm`]);
  return `/usr/src/${headers}/arch/x86/kvm`;
}

async function build(kernel: Kernel, rebuilt: Rebuilt, root: string, folder: string, commands: Commands): Promise<void> {
  const headers = `/usr/src/linux-headers-${kernel.uname}`;
  const option = `CONFIG_${rebuilt.option}`;
  const make = [
    'make',
    '-C',
    headers,
    `M=${folder}`,
    `CC=${rebuilt.compiler.package}`,
    'CONFIG_KVM_INTEL=',
    'CONFIG_DEBUG_INFO_BTF_MODULES=',
    ...(rebuilt.files ? [`${option}=y`] : []),
    `KCFLAGS=-D${option}=1`,
    '-j2',
    'modules',
  ];
  await mkdir(path.join(root, 'proc'), { recursive: true });
  await mkdir(path.join(root, 'dev'), { recursive: true });
  await mkdir(path.join(root, 'tmp'), { recursive: true });
  await writeFile(path.join(root, 'dev/null'), '');
  const asked = make.map((word) => `'${word}'`).join(' ');
  await writeFile(path.join(root, 'make.sh'), `set -e\nexport PATH=/usr/bin:/bin\n${asked}\nstrip -g ${folder}/kvm.ko ${folder}/kvm-amd.ko\n`);
  const enter = ['--map-root-user', '--user', '--mount', '--pid', '--kill-child', '--fork', `--root=${root}`, '--mount-proc', '/bin/sh', '/make.sh'];
  await commands.run('nice', ['unshare', ...enter]).catch(async (error: unknown) => {
    const version = await readFile('/proc/version', 'utf8').catch(() => '');
    throw new Error(`${kernel.id} could not be built: ${error instanceof Error ? error.message : error}\n(host: ${version.trim()})`);
  });
}
