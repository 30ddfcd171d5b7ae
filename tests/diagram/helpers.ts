/** What every test of the diagrams needs: a cast, inputs, and a folder for the cache that is gone afterwards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DiagramInput, DiagramProblem, Participant } from '../../src/diagram/types.ts';

const PEOPLE: Participant[] = [
  { id: 'vcpu', label: 'Guest vCPU', role: 'guest' },
  { id: 'reader', label: 'Guest reader', role: 'guest' },
  { id: 'hw', label: 'Hardware', role: 'hardware' },
  { id: 'kvm', label: 'KVM', role: 'kvm' },
  { id: 'xen', label: 'KVM Xen code', role: 'kvm' },
  { id: 'gpc1', label: 'GPC 1', role: 'kvm' },
  { id: 'mm', label: 'Host mm', role: 'mm' },
  { id: 'uffd', label: 'userfaultfd', role: 'mm' },
  { id: 'vmmvcpu', label: 'VMM vCPU thread', role: 'vmm' },
  { id: 'vmmfault', label: 'VMM fault thread', role: 'vmm' },
  { id: 'vmmio', label: 'VMM I/O thread', role: 'vmm' },
  { id: 'source', label: 'Migration source', role: 'remote' },
];

export const cast: ReadonlyMap<string, Participant> = new Map(PEOPLE.map((person) => [person.id, person]));

/** A cast of so many members, for limits. */
export const crowd = (size: number): Map<string, Participant> =>
  new Map(Array.from({ length: size }, (_, n) => [`p${n}`, { id: `p${n}`, label: `Participant ${n}`, role: 'kvm' as const }]));

export const inputOf = (code: string, id = 'test'): DiagramInput => ({
  id,
  title: 'A flow for tests',
  summary: 'It shows nothing but what the test is about.',
  code,
  line: 11,
  file: `content/flows/${id}.mdx`,
});

export const FIXTURES = ['eom-common', 'kinds', 'torture', 'uffd-classic', 'words'] as const;

export const fixture = (name: string): DiagramInput => inputOf(readFileSync(path.join(import.meta.dirname, 'fixtures', `${name}.mmd`), 'utf8'), name);

/** A source with two participants around the given lines, the first of which is line 15 of its file. */
export const around = (...lines: string[]): string =>
  ['sequenceDiagram', 'autonumber', 'participant vcpu', 'participant kvm', ...lines, 'vcpu->>kvm: last'].join('\n');

export const said = (problems: DiagramProblem[]): string[] => problems.map(({ line, what, mend }) => `${line}: ${what}; ${mend}`);

/** Runs a test in a fresh cache folder. */
export async function withCache<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'diagram-test-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
