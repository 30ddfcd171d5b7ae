/** Where things lie. Paths start at the working directory: bundled code has no folder of its own. */
import { existsSync } from 'node:fs';
import path from 'node:path';

export const FONT_FILES = ['plex-sans-400.woff2', 'plex-sans-600.woff2', 'plex-mono-400.woff2'] as const;

/** Modules outside `src/diagram` on which a drawing depends too. */
export const SHARED_SOURCES = ['src/words/escape.ts', 'src/words/wrap.ts'] as const;

/** The folder of this code. */
export const sourceFolder = (): string => path.join(process.cwd(), 'src/diagram');
/** The folder of the font files. */
export const fontFolder = (): string => path.join(process.cwd(), 'src/assets/fonts');

/** @throws if a font file is not there, with the command that makes it */
export function checkFonts(): void {
  const missing = FONT_FILES.filter((file) => !existsSync(path.join(fontFolder(), file)));
  if (missing.length > 0) {
    throw new Error(`diagrams: ${missing.join(', ')} missing in ${fontFolder()}; run \`node scripts/subset-fonts.mjs\``);
  }
}
