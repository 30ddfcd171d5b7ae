import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Commands } from './commands.ts';
import type { Package } from './kernels.ts';

/** Ships with every Debian; holds the keys of all its suites. */
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

const isThere = (folder: string, name: string): string => path.join(folder, name);

/**
 * Debian's archive, at the address that this machine's own apt uses, with suites that this machine does not use. apt keeps what it
 * knows of them in a folder of ours, checks the archive's signatures, and changes nothing of the machine; no right is needed.
 */
export class Archive {
  readonly #commands: Commands;
  readonly #cache: string;
  readonly #progress: (what: string) => void;
  readonly #state = new Map<string, Promise<string[]>>();

  /**
   * @param cache keeps packages between two runs
   * @param progress told what is downloaded
   */
  constructor(commands: Commands, cache: string, progress: (what: string) => void) {
    this.#commands = commands;
    this.#cache = cache;
    this.#progress = progress;
  }

  /** Where the machine's apt gets a suite's archive from. @throws where it uses no Debian archive */
  async #address(suite: string): Promise<string> {
    const wanted = suite.endsWith('-security') ? 'debian-security' : 'debian';
    const uris = await this.#commands.run('apt-get', ['update', '--print-uris']).catch((error: unknown) => {
      throw new Error(`Packages come through apt, which is not here or does not work: ${error instanceof Error ? error.message : error}`);
    });
    for (const [, base] of uris.matchAll(/^'(\S+?)\/dists\/\S+'/gm)) if (base !== undefined && path.basename(base) === wanted) return base;
    throw new Error(
      `This machine's apt names no archive of Debian's (…/${wanted}). Kernels are taken from there: add it to apt's sources, or run this on a Debian.`,
    );
  }

  /** Options that give apt a state of its own, with the lists of one suite. */
  #optionsFor(suite: string): Promise<string[]> {
    let options = this.#state.get(suite);
    if (options === undefined) {
      options = this.#prepare(suite);
      this.#state.set(suite, options);
    }
    return options;
  }

  async #prepare(suite: string): Promise<string[]> {
    if (!existsSync(KEYRING))
      throw new Error(`${KEYRING} is not here: install the package debian-archive-keyring, so that what is downloaded can be verified.`);
    const state = await this.#commands.folder();
    for (const name of ['lists/partial', 'cache/archives/partial', 'etc']) await mkdir(isThere(state, name), { recursive: true });
    await writeFile(isThere(state, 'status'), '');
    await writeFile(isThere(state, 'sources.list'), `deb [signed-by=${KEYRING} arch=amd64] ${await this.#address(suite)} ${suite} main\n`);
    const options = [
      `Dir::Etc::sourcelist=${state}/sources.list`,
      'Dir::Etc::sourceparts=-',
      `Dir::State=${state}`,
      `Dir::State::status=${state}/status`,
      `Dir::Cache=${state}/cache`,
      'APT::Architecture=amd64',
      'APT::Get::AllowUnauthenticated=false',
      'APT::Sandbox::User=root',
    ].flatMap((option) => ['-o', option]);
    this.#progress(`reading the lists of ${suite}`);
    await this.#commands.run('apt-get', [...options, 'update']);
    return options;
  }

  /**
   * The file of one package, of the very version and content that are named.
   * @throws where the suite has it no longer, or where it is another file
   */
  async file({ name, version, suite, sha256 }: Package): Promise<string> {
    const kept = isThere(this.#cache, `${sha256}.deb`);
    if (!existsSync(kept)) {
      const options = await this.#optionsFor(suite);
      const folder = await this.#commands.folder();
      this.#progress(`downloading ${name} ${version}`);
      const { code, output } = await this.#commands.attempt('apt-get', [...options, 'download', `${name}=${version}`], { cwd: folder });
      if (code !== 0) {
        const gone = /not found|Unable to locate/.test(output);
        throw new Error(
          gone
            ? `Debian's ${suite} has ${name} ${version} no longer. The recorded runs stay as they are; to record again, name a newer kernel in content/labs/kernels.yaml.`
            : `${name} could not be downloaded: ${output.trim().split('\n').at(-1)}`,
        );
      }
      const [file] = (await readdir(folder)).filter((entry) => entry.endsWith('.deb'));
      if (file === undefined) throw new Error(`apt has downloaded nothing for ${name}`);
      await this.#keep(isThere(folder, file), kept);
    }
    const found = createHash('sha256')
      .update(await readFile(kept))
      .digest('hex');
    if (found !== sha256) {
      await rm(kept);
      throw new Error(`${name} ${version} is another file than the one recorded: its SHA-256 is ${found}`);
    }
    return kept;
  }

  async #keep(from: string, to: string): Promise<void> {
    await mkdir(this.#cache, { recursive: true });
    const aside = this.#commands.temporary(`${to}.${process.pid}`);
    await copyFile(from, aside);
    await rename(aside, to);
  }

  /**
   * Packages of a suite with everything they need, unpacked into one folder; kept between two runs.
   * @param name of the folder in the cache
   */
  async unpacked(name: string, suite: string, packages: readonly string[]): Promise<string> {
    const root = isThere(this.#cache, name);
    if (existsSync(root)) return root;
    const options = await this.#optionsFor(suite);
    this.#progress(`downloading ${packages.slice(0, 2).join(', ')} and what they need`);
    await this.#commands.run('apt-get', [...options, 'install', '--download-only', '--yes', '--no-install-recommends', ...packages], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    const state = options.find((option) => option.startsWith('Dir::Cache='))?.slice('Dir::Cache='.length) ?? '';
    const archives = isThere(state, 'archives');
    const into = await this.#commands.folder();
    for (const file of (await readdir(archives)).filter((entry) => entry.endsWith('.deb')).sort()) await this.unpack(isThere(archives, file), into);
    await mkdir(this.#cache, { recursive: true });
    const aside = this.#commands.temporary(`${root}.${process.pid}`);
    await this.#commands.run('cp', ['-a', into, aside]);
    await rename(aside, root);
    return root;
  }

  /** Unpacks a package, or those of its files that match a pattern of tar. */
  async unpack(file: string, into: string, patterns?: readonly string[]): Promise<void> {
    if (patterns === undefined) await this.#commands.run('dpkg', ['-x', file, into]);
    else {
      const only = patterns.map((pattern) => `'${pattern}'`).join(' ');
      // tar complains about a pattern that nothing matches; what is needed is looked for afterwards
      await this.#commands.attempt('sh', ['-c', `dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --wildcards ${only}`, 'sh', file, into]);
    }
  }
}
