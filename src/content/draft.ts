import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Stand } from '../addresses/things.ts';
import type { Mention } from '../facts/place.ts';
import { checkId } from '../reading/address.ts';
import type { ContentFile } from '../reading/files.ts';
import { parseMdx } from '../reading/mdx.ts';
import type { ProblemList } from '../reading/problem.ts';
import { type LineOf, readYaml } from '../reading/yaml.ts';
import type { Document } from './document.ts';
import { type Blocks, readBlocks } from './document.ts';
import { keptDrafts, type Parsed } from './kept.ts';
import type { Topic } from './topics.ts';
import { checkVocabulary } from './vocabulary.ts';

/** A document as read, with what is needed to check it against the others. */
export interface Draft<T> {
  document: T;
  /** Line of a frontmatter field. */
  lineOf: LineOf;
}

/** Parses an MDX file, or takes what was read of it before. Gives `undefined` where a problem was noted. */
export function parseFile<T>({ file, name, text }: ContentFile, schema: z.ZodType<T>, problems: ProblemList): Parsed<T> | undefined {
  const hash = createHash('sha256').update(text).digest('hex');
  const kept = keptDrafts().get(file);
  // Each folder has one schema, so a file that is as it was was checked by this one.
  if (kept?.hash === hash) return kept.parsed as Parsed<T>;
  const before = problems.found.length;
  checkId(name, file, 1, problems, 'file name');
  const mdx = parseMdx(text, file, problems);
  if (mdx === undefined || !checkVocabulary(mdx.tree, file, problems)) return undefined;
  const read = readYaml(mdx.frontmatter, schema, file, mdx.frontmatterLine, problems);
  const parsed = read && { ...read, file, name, tree: mdx.tree };
  if (parsed !== undefined && problems.found.length === before) keptDrafts().set(file, { hash, parsed });
  else keptDrafts().delete(file);
  return parsed;
}

/** Reads the text of a flow: its blocks, and the steps and diagrams among them. */
export function readFlowText(parsed: Parsed<unknown>, stand: Stand, thing: Mention, problems: ProblemList): Omit<Blocks, 'blocks'> & { document: Document } {
  const { file, tree } = parsed;
  const where = JSON.stringify(stand);
  const kept = keptDrafts().get(file);
  const own = kept?.parsed === parsed ? kept : undefined;
  if (own?.text?.stand === where) return own.text.read;
  const before = problems.found.length;
  // Reading takes ids out of the tree, and what is kept may be read once more at another place.
  const { blocks, ...rest } = readBlocks(own === undefined ? tree : structuredClone(tree), { ...stand, file }, problems);
  const read = { ...rest, document: { ...stand, file, thing, address: thing.address, blocks } };
  if (own !== undefined && problems.found.length === before) own.text = { stand: where, read };
  return read;
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
