/** The code that a patch adds, each line where it stands in the patch, and nothing else: what a citation of a patch means. */
export function addedCode(patch: string): string {
  return patch
    .split('\n')
    .map((line) => (line.startsWith('+') && !line.startsWith('+++ ') ? line.slice(1) : ''))
    .join('\n');
}
