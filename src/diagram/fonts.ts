/** Measures text with the site's own font files, so that a reader's browser finds the room that was made for it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { fontFolder } from './folders.ts';

export type Face = 'regular' | 'bold';

const FILES: Record<Face, string> = { regular: 'plex-sans-400.woff2', bold: 'plex-sans-600.woff2' };
const loaded = new Map<Face, Font>();
/** Widths in units of the em. Every try at a layout asks for the same lines again. */
const measured: Record<Face, Map<string, number>> = { regular: new Map(), bold: new Map() };

function load(face: Face): Font {
  const known = loaded.get(face);
  if (known) return known;
  const font = create(readFileSync(path.join(fontFolder(), FILES[face])));
  if (!('layout' in font)) throw new Error(`${FILES[face]} holds several fonts; run scripts/subset-fonts.mjs`);
  loaded.set(face, font);
  return font;
}

/** The width of a line in pixels: the advance of the shaped run, kerning included. */
export function widthOf(text: string, size: number, face: Face = 'regular'): number {
  const known = measured[face].get(text);
  if (known !== undefined) return known * size;
  const font = load(face);
  const width = font.layout(text).advanceWidth / font.unitsPerEm;
  measured[face].set(text, width);
  return width * size;
}
