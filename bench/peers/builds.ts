import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { median } from '../measure.ts';
import { folderSize } from '../weight.ts';
import type { Project } from './generators.ts';
import { type Measurement, type Values, valuesOf } from './table.ts';
import { type Timed, timed } from './timed.ts';

const ROUNDS = 3;

/** A way to build a site. */
interface Builder {
  name: string;
  build(): Promise<Timed>;
  /** What it keeps from one build for the next, and its site. */
  kept: readonly string[];
  /** Whether it keeps anything but its site. */
  keeps: boolean;
  dist: string;
}

const CACHE = path.resolve('node_modules/.cache/missing-pages');
const ASIDE = `${CACHE}.aside`;

/** This project, as `npm run build` builds it: Node keeps the code that it compiles. */
function here(folder: string): Builder {
  const dist = path.join(folder, 'dist');
  const code = path.join(folder, 'code');
  return {
    name: 'here',
    dist,
    keeps: true,
    kept: [CACHE, code, path.resolve('node_modules/.astro'), path.resolve('node_modules/.vite'), dist],
    build: () => timed(['scripts/build.ts', dist], process.cwd(), { NODE_COMPILE_CACHE: code }),
  };
}

function peer({ name, command: [program = '', ...rest], keeps, folder, dist }: Project): Builder {
  return {
    name,
    dist: path.join(folder, dist),
    keeps: keeps.length > 0,
    kept: [...keeps, dist].map((one) => path.join(folder, one)),
    // As it comes: what scripts/first.mjs tells Node of compiled code and memory is for this project.
    build: () =>
      timed([path.join(folder, '../node_modules', program), ...rest], folder, {
        NODE_COMPILE_CACHE: undefined,
        NODE_OPTIONS: undefined,
        MALLOC_ARENA_MAX: undefined,
      }),
  };
}

/**
 * Moves away what earlier builds kept. To delete it is for later: ext4 does not take the places of files that were deleted a moment ago, and a build after
 * that pays for each file that it makes, the more the more files were deleted.
 */
function forget(kept: readonly string[], aside: string): void {
  mkdirSync(aside, { recursive: true });
  for (const one of kept) if (existsSync(one)) renameSync(one, path.join(aside, randomUUID()));
}

/**
 * Builds every site from nothing and then with what that build kept, in turn, some rounds.
 * @param folder for the site of this project
 * @param measured false where the sites are only wanted: each is built once then
 * @returns the rows of the table, and where the built sites lie
 */
export async function buildRows(folder: string, projects: readonly Project[], measured: boolean): Promise<{ rows: Measurement[]; sites: Map<string, string> }> {
  const builders = [here(folder), ...projects.map(peer)];
  if (!measured) for (const builder of builders) await told(builder, 'once');
  const clean = new Map<string, Timed[]>(builders.map(({ name }) => [name, []]));
  const warm = new Map<string, Timed[]>(builders.filter(({ keeps }) => keeps).map(({ name }) => [name, []]));
  rmSync(ASIDE, { recursive: true, force: true });
  if (measured && existsSync(CACHE)) renameSync(CACHE, ASIDE);
  try {
    for (let round = 1; measured && round <= ROUNDS; round++) {
      for (const builder of builders) {
        forget(builder.kept, path.join(folder, 'forgotten'));
        clean.get(builder.name)?.push(await told(builder, `clean, round ${round}`));
        if (builder.keeps) warm.get(builder.name)?.push(await told(builder, `warm, round ${round}`));
      }
    }
  } finally {
    if (existsSync(ASIDE)) {
      rmSync(CACHE, { recursive: true, force: true });
      renameSync(ASIDE, CACHE);
    }
  }
  const row = (name: string, unit: Measurement['unit'], from: ReadonlyMap<string, readonly Timed[]>, value: (one: Timed) => number): Measurement => ({
    name,
    unit,
    values: valuesOf([...from].map(([who, all]) => [who, median(all.map(value))])),
  });
  const sizes: Values = valuesOf(builders.map(({ name, dist }) => [name, folderSize(dist) / 1000]));
  return {
    rows: [
      row('clean build, by the clock', 's', clean, ({ wall }) => wall),
      row('clean build, processor', 's', clean, ({ processor }) => processor),
      row('warm build, by the clock', 's', warm, ({ wall }) => wall),
      row('warm build, processor', 's', warm, ({ processor }) => processor),
      row('most memory of all processes, clean', 'MB', clean, ({ memory }) => memory),
      { name: 'output', unit: 'MB' as const, values: sizes },
    ].filter(({ values }) => values.size > 0),
    sites: new Map(builders.map(({ name, dist }) => [name, dist])),
  };
}

/** Builds, and says at once what it took: the table has the middle of the rounds only. */
async function told({ name, build }: Builder, how: string): Promise<Timed> {
  const took = await build();
  const { wall, processor, others } = took;
  console.log(`  ${name}, ${how}: ${wall.toFixed(1)} s, processor ${processor.toFixed(1)} s; others had ${(100 * others).toFixed(0)} % of the machine`);
  return took;
}
