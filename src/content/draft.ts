import type { Root } from 'mdast';
import type { z } from 'zod';
import type { Stand } from '../addresses/things.ts';
import type { Mention } from '../facts/place.ts';
import { checkId } from '../reading/address.ts';
import type { ContentFile } from '../reading/files.ts';
import { parseMdx } from '../reading/mdx.ts';
import type { ProblemList } from '../reading/problem.ts';
import { type LineOf, type Read, readYaml } from '../reading/yaml.ts';
import type { Document } from './document.ts';
import { type Blocks, readBlocks } from './document.ts';
import type { Topic } from './topics.ts';
import { checkVocabulary } from './vocabulary.ts';

/** A document as read, with what is needed to check it against the others. */
export interface Draft<T> {
  document: T;
  /** Line of a frontmatter field. */
  lineOf: LineOf;
}

/** A file whose frontmatter is checked and whose text is not read yet. */
export interface Parsed<T> extends Read<T> {
  file: string;
  /** File name without folder and ending. */
  name: string;
  tree: Root;
}

/** Parses an MDX file. Gives `undefined` where a problem was noted. */
export function parseFile<T>({ file, name, text }: ContentFile, schema: z.ZodType<T>, problems: ProblemList): Parsed<T> | undefined {
  checkId(name, file, 1, problems, 'file name');
  const mdx = parseMdx(text, file, problems);
  if (mdx === undefined || !checkVocabulary(mdx.tree, file, problems)) return undefined;
  const read = readYaml(mdx.frontmatter, schema, file, mdx.frontmatterLine, problems);
  return read && { ...read, file, name, tree: mdx.tree };
}

/** Reads the text of a flow: its blocks, and the steps and diagrams among them. */
export function readFlowText(
  { file, tree }: Parsed<unknown>,
  stand: Stand,
  thing: Mention,
  problems: ProblemList,
): Omit<Blocks, 'blocks'> & { document: Document } {
  const { blocks, ...rest } = readBlocks(tree, { ...stand, file }, problems);
  return { ...rest, document: { ...stand, file, thing, address: thing.address, blocks } };
}

/** Reads the text of any other document; notes a problem for each step and each diagram. */
export function readText(parsed: Parsed<unknown>, stand: Stand, thing: Mention, problems: ProblemList): Document {
  const { document, steps, diagrams } = readFlowText(parsed, stand, thing, problems);
  for (const { kind, line } of steps)
    problems.add(document.file, line, `<${kind === 'step' ? 'Step' : 'Window'}> outside a flow`, 'steps stand in content/flows/ only');
  for (const { line } of diagrams) {
    problems.add(document.file, line - 1, 'Mermaid code outside a flow', 'put the diagram into content/flows/ and show it with <Flow id="..." />');
  }
  return document;
}

/** Compares two drafts: in the order of the topics, then by `order`. */
export function byTopic(topics: readonly Topic[]): (a: Draft<{ topic: Topic; order: number }>, b: Draft<{ topic: Topic; order: number }>) => number {
  return ({ document: a }, { document: b }) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.order - b.order;
}
