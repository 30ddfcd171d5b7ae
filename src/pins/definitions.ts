import { type CName, cNames } from './c-parser.ts';
import { kconfigNames } from './kconfig.ts';
import { addsIn, commitText, hunksOfC } from './patch-text.ts';
import { markdownSections, sectionNames } from './sections.ts';
import { outermost, type Span } from './span.ts';

/** Every name that a file defines, with all the places where it does so. */
export type Definitions = ReadonlyMap<string, readonly Span[]>;

/** The first name that fits and stands for just these lines. */
export function nameOf({ from, to }: Span, definitions: Definitions, fits: (name: string) => boolean): string | undefined {
  for (const [name, spans] of definitions) if (fits(name) && spans.some((span) => span.from === from && span.to === to)) return name;
  return undefined;
}

/**
 * To read another kind of file: 1. a function that gives its names with their spans; 2. a line here.
 * The first line whose pattern fits a path reads it.
 */
const READERS: readonly { fits: RegExp; read: (text: string) => Promise<{ name: string; span: Span; defines?: boolean }[]> }[] = [
  { fits: /\.[ch]$/, read: cNames },
  { fits: /\.patch$/, read: async (text) => [...commitText(text), ...(await addedNames(text))] },
  { fits: /(?:^|\/)Kconfig[^/]*$/, read: async (text) => kconfigNames(text) },
  { fits: /\.rst$/, read: async (text) => sectionNames(text) },
  { fits: /\.md$/, read: async (text) => markdownSections(text) },
];

/** The names in the C of a patch whose definition it adds or changes. */
async function addedNames(patch: string): Promise<CName[]> {
  const names: CName[] = [];
  for (const { before, text } of hunksOfC(patch)) {
    const found = (await cNames(text)).map((name) => ({ ...name, span: { from: name.span.from + before, to: name.span.to + before } }));
    names.push(...found.filter(({ span }) => addsIn(patch, span)));
  }
  return names;
}

/** Whether the definitions in a file of this path can be found. */
export function isReadable(path: string): boolean {
  return READERS.some(({ fits }) => fits.test(path));
}

/**
 * Finds what a file defines. Where a name is declared and also defined, the definition counts.
 * @param path tells the kind of file: C, a patch of C, Kconfig, reStructuredText or Markdown; of any other kind nothing is found
 */
export async function findDefinitions(path: string, text: string): Promise<Definitions> {
  const found = (await READERS.find(({ fits }) => fits.test(path))?.read(text)) ?? [];
  const names = new Map<string, { defines: boolean; spans: Span[] }>();
  for (const { name, span, defines = true } of found) {
    const known = names.get(name);
    if (known === undefined || (defines && !known.defines)) names.set(name, { defines, spans: [span] });
    else if (known.defines === defines) known.spans.push(span);
  }
  return new Map([...names].map(([name, { spans }]) => [name, outermost(spans)]));
}
