// Makes the site's three font files out of the @fontsource packages, cut down to the characters the site writes.
// Run by hand after a change of the packages or of CHARACTERS; its output is committed, so no build depends on it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

// Printable ASCII, and what titles, names and the design need besides. Arrows are absent from Plex's Latin files.
const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
const CHARACTERS = `${ASCII}§–—×…·é’“”−\u00a0`;
// Kerning, marks and combination only: ligatures would join `fi` inside identifiers, and Plex's figures are
// lining and of one width already, so there is no lnum or tnum to keep.
const FEATURES = ['kern', 'mark', 'ccmp'];
const LIMIT = 30_000;

const require = createRequire(import.meta.url);
const target = path.join(import.meta.dirname, '../src/assets/fonts');
const fonts = [
  { pack: '@fontsource/ibm-plex-sans', file: 'ibm-plex-sans-latin-400-normal.woff2', out: 'plex-sans-400.woff2' },
  { pack: '@fontsource/ibm-plex-sans', file: 'ibm-plex-sans-latin-600-normal.woff2', out: 'plex-sans-600.woff2' },
  { pack: '@fontsource/ibm-plex-mono', file: 'ibm-plex-mono-latin-400-normal.woff2', out: 'plex-mono-400.woff2' },
];

await mkdir(target, { recursive: true });
let total = 0;
for (const { pack, file, out } of fonts) {
  const root = path.dirname(require.resolve(`${pack}/package.json`));
  const cut = await subsetFont(await readFile(path.join(root, 'files', file)), CHARACTERS, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
  });
  await writeFile(path.join(target, out), cut);
  total += cut.length;
  console.log(`${out}: ${cut.length} bytes`);
}
// The packages carry the same licence text under copyright lines of their own, which stand first.
const licences = await Promise.all([...new Set(fonts.map(({ pack }) => pack))].map((pack) => readFile(require.resolve(`${pack}/LICENSE`), 'utf8')));
const copyrights = licences.map((licence) => licence.slice(0, licence.indexOf('\n')));
await writeFile(path.join(target, 'OFL.txt'), copyrights.join('\n') + licences[0].slice(licences[0].indexOf('\n')));
console.log(`together ${total} bytes, limit ${LIMIT}`);
if (total > LIMIT) process.exitCode = 1;
