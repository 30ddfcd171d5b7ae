/** The folder in which `content/` lies: the repository, or another book that a test or a benchmark builds. */
export function contentRoot(): string {
  return process.env.CONTENT_ROOT ?? process.cwd();
}
