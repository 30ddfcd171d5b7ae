import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PINS_FILE, pinsText, readPins } from '../content/pins.ts';
import { readSources } from '../content/sources.ts';
import { readTrees } from '../content/trees.ts';
import type { Pins } from '../facts/pin.ts';
import { compareReleases, isRelease } from '../facts/releases.ts';
import { type CodeSource, isCode } from '../facts/source.ts';
import { readSite } from '../link/site.ts';
import { ProblemList } from '../reading/problem.ts';
import { findDefinitions, isReadable } from './definitions.ts';
import { driftOf } from './drift.ts';
import { pinsOf } from './make-pins.ts';
import { claimsOnDrift } from './review-list.ts';
import { openTree, TreeReader } from './tree.ts';

/** The tree of which whole releases can be had. */
const LINUX = 'linux';

const USAGE = `npm run pins -- --tree <folder> --version v6.12.117             pins every source of that version
npm run pins -- --file <path> --source <id>                     pins one source from one file
npm run pins -- --tree <folder> --drift v7.3.4                  compares every pin with that tree, and lists the claims to read again
npm run pins -- --drift v7.3.4                                  lists them as they were recorded`;

interface Work {
  root: string;
  pins: Pins;
  problems: ProblemList;
}

/** The sources whose code can be pinned. */
function codeSources(root: string, problems: ProblemList): (CodeSource & { line: number })[] {
  return [...readSources(root, readTrees(root, problems), {}, problems).values()].filter(isCode);
}

async function pinTree(folder: string, version: string, { root, pins, problems }: Work): Promise<string> {
  const reader = new TreeReader(openTree(folder, version));
  const own = codeSources(root, problems).filter((source) => source.version === version);
  if (own.length === 0) throw new Error(`no source in content/sources.yaml names ${version}; nothing to pin`);
  let made = 0;
  for (const source of own) {
    const file = await reader.file(source.path);
    if (file === undefined) {
      problems.add('content/sources.yaml', source.line, `${source.path} is not in the tree of ${version}`, 'mend the path of the source');
      continue;
    }
    pins[source.id] = keepNewer(pinsOf(source, file.text, file.definitions, problems), pins[source.id]);
    made += Object.keys(pins[source.id] ?? {}).length;
  }
  return `${version}: ${made} pins of ${own.length} sources`;
}

async function pinFile(file: string, id: string, { root, pins, problems }: Work): Promise<string> {
  const source = codeSources(root, problems).find((known) => known.id === id);
  if (source === undefined) throw new Error(`content/sources.yaml has no file or document with the id "${id}"`);
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  const text = readFileSync(file, 'utf8');
  pins[id] = keepNewer(pinsOf(source, text, await findDefinitions(source.path, text), problems), pins[id]);
  return `${id}: ${Object.keys(pins[id]).length} pins`;
}

/** What was found of a pin in newer trees stays as long as its text does. */
function keepNewer(made: Pins[string], before: Pins[string] | undefined): Pins[string] {
  return Object.fromEntries(Object.entries(made).map(([name, pin]) => [name, before?.[name]?.hash === pin.hash ? { ...pin, newer: before[name].newer } : pin]));
}

async function compare(folder: string, version: string, { root, pins, problems }: Work): Promise<void> {
  const reader = new TreeReader(openTree(folder, version));
  const sources = codeSources(root, problems);
  const elsewhere = [...new Set(sources.filter(({ tree, path: file }) => tree === LINUX && isReadable(file)).map(({ path: file }) => file))];
  for (const source of sources) {
    // Code that no release has says nothing of one; and what a newer release has did not come from this one.
    if (source.tree !== LINUX || !isRelease(source.version) || compareReleases(source.version, version) >= 0) continue;
    for (const [symbol, pin] of Object.entries(pins[source.id] ?? {})) pin.newer[version] = await driftOf(symbol, pin, source.path, reader, elsewhere);
  }
}

/**
 * Does what the arguments of `npm run pins` ask for. What could be pinned is kept, so that one wrong symbol does not cost the others.
 * @param root the folder in which `content/` lies
 * @returns what it has to say, line by line
 * @throws ContentError with every symbol that could not be pinned, or an Error that says what is wrong with the call or the tree
 */
export async function runPins(args: string[], root: string): Promise<string[]> {
  const { values } = parseArgs({
    args,
    options: { tree: { type: 'string' }, version: { type: 'string' }, file: { type: 'string' }, source: { type: 'string' }, drift: { type: 'string' } },
  });
  const { tree, version, file, source, drift } = values;
  const problems = new ProblemList();
  const pins = readPins(root, problems);
  problems.throwIfAny();
  const work: Work = { root, pins, problems };
  const said: string[] = [];
  if (tree !== undefined && version !== undefined) said.push(await pinTree(tree, version, work));
  else if (file !== undefined && source !== undefined) said.push(await pinFile(file, source, work));
  else if (drift === undefined) throw new Error(USAGE);
  else if (tree !== undefined) await compare(tree, drift, work);
  writeFileSync(path.join(root, PINS_FILE), pinsText(pins));
  problems.throwIfAny();
  if (drift !== undefined) said.push(...claimsOnDrift((await readSite(root)).site, pins, drift));
  return said;
}
