/** What the folder of each kind holds beside its code, which the compiler checks. */
const FILES = ['View.astro', 'example.mdx'] as const;

/**
 * Checks that the folder of each kind of block is whole.
 * @param kinds the names of the kinds
 * @param files the files below src/blocks/, as `./<kind>/<file>`
 * @param styles the text of src/styles/site.css
 * @throws Error that names each missing part
 */
export function checkFolders(kinds: readonly string[], files: readonly string[], styles: string): void {
  const missing = kinds.flatMap((kind) => FILES.filter((file) => !files.includes(`./${kind}/${file}`)).map((file) => `src/blocks/${kind}/${file} is missing`));
  const loose = files
    .filter((file) => file.endsWith('/style.css') && !styles.includes(`@import '../blocks/${file.slice(2)}';`))
    .map((file) => `src/styles/site.css does not import ../blocks/${file.slice(2)}`);
  if (missing.length + loose.length > 0) throw new Error(`a kind of block is not whole: ${[...missing, ...loose].join('; ')}`);
}
