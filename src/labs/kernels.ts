import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const word = z.string().trim().min(1);

const packageSchema = z.strictObject({
  name: word,
  version: word,
  /** The suite that had it when it was recorded; a suite drops old packages. */
  suite: word,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal digits'),
});

const rebuiltSchema = z.strictObject({
  /** The option that the distribution leaves unset. */
  option: z.string().regex(/^KVM_[A-Z0-9_]+$/, 'is not an option of KVM, without its CONFIG_'),
  /** Whether the option adds files to the module, so that make has to know it too. */
  files: z.boolean(),
  /** Headers, build programs and the source, of the same version as the kernel. */
  packages: z.array(packageSchema).min(1),
  /** What compiles it, from a suite. */
  compiler: z.strictObject({ suite: word, package: z.string().regex(/^gcc-\d+$/, 'is not a package such as gcc-14') }),
});

const kernelSchema = z.strictObject({
  /** Names the folder of its recorded runs. */
  id: z.string().regex(/^[0-9][0-9a-z.-]*$/, 'is not a release, with a suffix where modules were rebuilt'),
  /** What the margin of a claim says. */
  short: word,
  title: word,
  /** What `uname -r` says: a run of another kernel is not recorded. */
  uname: word,
  packages: z.array(packageSchema).min(1),
  /** Options of KVM that matter here and are not set in this kernel, or set in this one alone. */
  options: word,
  rebuilt: rebuiltSchema.optional(),
  recorded: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day like 2026-11-26'),
});

const fileSchema = z.strictObject({
  /** The machine that all of them were run on. */
  machine: z.strictObject({
    title: word,
    accelerator: word,
    cpu: word,
    cpus: z.int().positive(),
    memory: z.int().positive(),
    suite: word,
  }),
  kernels: z.array(kernelSchema).min(1),
});

/** A Debian package, by name, version and what its file must hash to. */
export type Package = z.infer<typeof packageSchema>;
/** How a kernel's modules are built once more, with an option that the distribution leaves unset. */
export type Rebuilt = z.infer<typeof rebuiltSchema>;
/** A kernel on which labs are recorded. */
export type Kernel = z.infer<typeof kernelSchema>;
/** The emulated machine. */
export type Machine = z.infer<typeof fileSchema>['machine'];

/** Where the kernels are listed, from the content's root. */
export const KERNELS_FILE = 'content/labs/kernels.yaml';

/**
 * Reads the list of kernels.
 * @throws with the file's name and what is wrong with it
 */
export function readKernels(root: string): z.infer<typeof fileSchema> {
  const result = fileSchema.safeParse(parse(readFileSync(path.join(root, KERNELS_FILE), 'utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`${KERNELS_FILE}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`);
}
