import { resolve } from 'node:path';
import ts from 'typescript';

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());

/** Files as the compiler has read them; tests that ask for them again share them. */
const read = new Map<string, ts.SourceFile | undefined>();

/**
 * What the compiler says of modules that no file holds, with the project's own settings.
 * @param modules the text of each by the path at which it would stand
 * @returns the first line of each complaint, by path
 */
export function typeErrors(modules: Readonly<Record<string, string>>): Record<string, string[]> {
  const host = ts.createCompilerHost(options);
  const texts = new Map(Object.entries(modules).map(([path, text]) => [resolve(path), text]));
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
    if (!read.has(path)) read.set(path, getSourceFile(path, ...rest));
    return read.get(path);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return Object.fromEntries(
    Object.keys(modules).map((path) => [
      path,
      program.getSemanticDiagnostics(program.getSourceFile(resolve(path))).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ]),
  );
}
