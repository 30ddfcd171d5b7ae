/** The module of Vite's that every page's script carries, for the sake of the few imports that are made later. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Writes that module anew with what this site needs of it: the files that a later module imports are asked for together with it. No such
 * module has a style sheet of its own, and what cannot be loaded is told by the import itself. The page's own script is there
 * already; Firefox takes it for a fault to be asked for it again.
 */
const SMALL = `export const __vitePreload = (load, files) => {
  for (const file of files ?? []) {
    const href = import.meta.resolve('../' + file);
    if ([...document.scripts].some(({ src }) => src === href)) continue;
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
  return load();
};`;

/** A plugin of Vite. */
export function smallPreload() {
  return {
    name: 'small-preload',
    enforce: 'pre' as const,
    load: (id: string) => (id === HELPER ? SMALL : undefined),
  };
}
