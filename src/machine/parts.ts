import { z } from 'zod';
import { DRIFTS } from '../facts/pin.ts';
import { MENTION_KINDS, type Mention } from '../facts/place.ts';
import { type Citation, pinOf, type Source } from '../facts/source.ts';
import { sourceUrl } from '../facts/source-words.ts';
import { STATUS_WORDS, type Status } from '../facts/status.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';

/** Parts that the machine-readable forms share. Their meaning for a reader of the files: docs/machine-forms.md. */

/** Version of the forms: it grows when a field goes or changes its meaning, not when one is added. */
const VERSION = 1;

/** A place on this site. */
export const address = z
  .string()
  .regex(/^\/[a-z0-9./#-]*$/)
  .describe('path and fragment on this site, without the base path');
/** A place anywhere. */
export const url = z.url().describe('the full public address');

/** How sure a statement is. */
export const statusForm = z.strictObject({
  word: z.enum(STATUS_WORDS),
  since: z.string().optional().describe('first release that has it'),
  seen: z.string().optional().describe('releases in whose sources it was read, oldest first, with commas between them'),
  date: z.string().optional().describe('year, year-month or day'),
  in: z.string().optional().describe('a tree that carries a proposal already'),
});

/** The sources of a statement. */
export const sourcesForm = z.array(
  z.strictObject({
    id: z.string().describe('an entry of /sources/'),
    symbol: z.string().optional().describe('the function, constant or section meant in it'),
    url,
    read: z.string().optional().describe('where it can be read elsewhere; for a pinned symbol, its very lines'),
    lines: z.tuple([z.number(), z.number()]).optional().describe('first and last line of the symbol in that version'),
    newer: z.record(z.string(), z.enum(DRIFTS)).optional().describe('what became of those lines, by newer release'),
  }),
);

/** Places that mention something. */
export const placesForm = z.array(z.strictObject({ kind: z.enum(MENTION_KINDS), title: z.string(), address, url }));

/** The head that each file has. */
export const headForm = {
  $schema: url.describe('where the JSON Schema of this file stands'),
  version: z.literal(VERSION),
  site: url,
  licence: z.literal('CC-BY-4.0'),
};

/** The head of the file at `path`. */
export function head(path: string): { $schema: string; version: typeof VERSION; site: string; licence: 'CC-BY-4.0' } {
  return { $schema: absolute(`/schema${path}`), version: VERSION, site: absolute('/'), licence: 'CC-BY-4.0' };
}

/** A status without the fields that are not set. */
export function statusPart({ word, since, seen, date, in: tree }: Status): z.infer<typeof statusForm> {
  return {
    word,
    ...(since !== undefined && { since }),
    ...(seen !== undefined && { seen: seen.join(', ') }),
    ...(date !== undefined && { date }),
    ...(tree !== undefined && { in: tree }),
  };
}

/** Citations in the form of {@link sourcesForm}. */
export function sourcesPart(citations: readonly Citation[], sources: ReadonlyMap<string, Source>): z.infer<typeof sourcesForm> {
  return citations.map(({ source: id, symbol }) => {
    const source = sources.get(id);
    const read = source && sourceUrl(source, symbol);
    const pin = source && symbol !== undefined ? pinOf(source, symbol) : undefined;
    const newer = Object.entries(pin?.newer ?? {}).map(([release, { drift }]) => [release, drift] as const);
    return {
      id,
      ...(symbol !== undefined && { symbol }),
      url: absolute(source?.thing.address ?? ''),
      ...(read !== undefined && { read: read.startsWith('/') ? absolute(read) : read }),
      ...(pin !== undefined && { lines: [pin.from, pin.to] satisfies [number, number] }),
      ...(newer.length > 0 && { newer: Object.fromEntries(newer) }),
    };
  });
}

/** Mentions in the form of {@link placesForm}. */
export function placesPart(places: readonly Mention[]): z.infer<typeof placesForm> {
  return places.map(({ kind, title, address: place }) => ({ kind, title: plainLine(title), address: place, url: absolute(place) }));
}
