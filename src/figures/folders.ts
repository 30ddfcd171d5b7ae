/** What the folder of each kind holds beside its code, which the compiler checks. */
const FILES = ['View.astro', 'style.css', 'example.yaml'] as const;

/**
 * Checks that the folder of each kind of figure is whole.
 * @param kinds the names of the kinds
 * @param files the files below src/figures/, as `./<kind>/<file>`
 * @param styles the text of kinds.css
 * @throws Error that names each missing part
 */
export function checkFolders(kinds: readonly string[], files: readonly string[], styles: string): void {
  const missing = kinds.flatMap((kind) => [
    ...FILES.filter((file) => !files.includes(`./${kind}/${file}`)).map((file) => `src/figures/${kind}/${file} is missing`),
    ...(styles.includes(`@import './${kind}/style.css';`) ? [] : [`src/figures/kinds.css does not import ./${kind}/style.css`]),
  ]);
  if (missing.length > 0) throw new Error(`a kind of figure is not whole: ${missing.join('; ')}`);
}
