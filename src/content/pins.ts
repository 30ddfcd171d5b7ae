import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import { DRIFTS, type Pins } from '../facts/pin.ts';
import { readOne } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import { readYaml } from '../reading/yaml.ts';

/** Where the pins are kept. */
export const PINS_FILE = 'content/pins.yaml';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256');
const line = z.int().positive();

const pinSchema = z.strictObject({
  from: line,
  to: line,
  hash,
  title: z.string().optional(),
  newer: z
    .record(z.string(), z.strictObject({ drift: z.enum(DRIFTS), path: z.string().optional(), section: z.string().optional(), from: line.optional() }))
    .default({}),
});

const fileSchema = z.strictObject({ pins: z.record(z.string(), z.record(z.string(), pinSchema)), print: z.string() });

/** Reads the pins; notes a problem where the file was changed by anything but the command. */
export function readPins(root: string, problems: ProblemList): Pins {
  const { text } = readOne(root, PINS_FILE);
  if (text.trim() === '') return {};
  const read = readYaml(text, fileSchema, PINS_FILE, 1, problems);
  if (read === undefined) return {};
  const { pins, print } = read.value;
  if (print !== printOf(pins))
    problems.add(PINS_FILE, read.lineOf(['print']), 'the pins were changed by hand', 'take your change back, and let `npm run pins` write them from a tree');
  return pins;
}

/** The file's text for some pins: sources and symbols in the order of their names, so that a second run writes the same. */
export function pinsText(pins: Pins): string {
  const sorted = inOrder(pins);
  const head =
    '# Lines and SHA-256 (white space folded) of the code that sources.yaml names, and what became of it in newer releases.\n# Written by `npm run pins`, which docs/authoring.md explains; the build refuses a change made by hand.\n';
  return head + stringify({ pins: sorted, print: printOf(sorted) }, { lineWidth: 0, collectionStyle: 'any', flowCollectionPadding: true });
}

function printOf(pins: Pins): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(pins)))
    .digest('hex');
}

function inOrder(pins: Pins): Pins {
  const byName = <T>(record: Record<string, T>): [string, T][] => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    byName(pins).map(([source, symbols]) => [
      source,
      Object.fromEntries(
        byName(symbols).map(([name, { from, to, hash: print, title, newer }]) => [
          name,
          {
            from,
            to,
            hash: print,
            ...(title !== undefined && { title }),
            newer: Object.fromEntries(
              byName(newer).map(([version, { drift, path, section, from: at }]) => [
                version,
                { drift, ...(path !== undefined && { path }), ...(section !== undefined && { section }), ...(at !== undefined && { from: at }) },
              ]),
            ),
          },
        ]),
      ),
    ]),
  );
}
