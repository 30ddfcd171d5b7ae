import { Document, parseDocument, YAMLMap } from 'yaml';
import type { IdKind } from '../../facts/id-kinds.ts';
import { ID_KINDS } from '../../facts/id-kinds.ts';
import type { Living } from '../former.ts';
import type { Lock } from './read.ts';
import { type LockedFlow, stepShape } from './steps.ts';

const HEAD = ` Every address that was ever published, by what it names. Written by \`npm run ids:publish\`; never take a line out.
 By hand: \`aliases\` for what was renamed, \`withdrawn\` for what was taken back. See docs/machine-forms.md.`;

/**
 * Adds the living ids to the lock. What the author wrote in it, with its comments, stays.
 * @param text the lock file as it is; empty where there is none
 * @returns the file's new text, and the addresses that are new, with their kinds, in the order of the file
 */
export function addToLock(
  text: string,
  lock: Lock,
  { things, flows }: { things: Living; flows: ReadonlyMap<string, LockedFlow> },
): { text: string; added: { address: string; kind: IdKind }[] } {
  const document = text.trim() === '' ? new Document({}) : parseDocument(text);
  if (text.trim() === '') document.commentBefore = HEAD;
  const added: { address: string; kind: IdKind }[] = [];
  const published = new YAMLMap();
  for (const kind of ID_KINDS) {
    const known = [...lock.published].flatMap(([address, entry]) => (entry.kind === kind ? [address] : []));
    const fresh = [...things].flatMap(([address, other]) => (other.kind === kind && !lock.published.has(address) ? [address] : [])).sort();
    added.push(...fresh.map((address) => ({ address, kind })));
    const all = [...known, ...fresh].sort();
    if (all.length > 0) published.set(kind, document.createNode(all));
  }
  document.set('published', published);
  // A flow that has gone keeps its line: its steps are published for ever.
  const shapes = new Map([...lock.steps].map(([flow, { shape }]) => [flow, shape]));
  for (const flow of flows.values()) shapes.set(flow.path, stepShape(flow));
  if (shapes.size > 0) document.set('steps', document.createNode(Object.fromEntries([...shapes].sort())));
  return { text: document.toString({ lineWidth: 0 }), added };
}
