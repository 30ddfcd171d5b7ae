/*
 * To add a kind of block:
 * 1. Make the folder src/blocks/<kind>/ with `<kind>.ts` (the block's type), `kind.ts` (its tag, how it is read, its ids, its links, its text
 *    and its words in one line, as src/blocks/kind.ts asks), `View.astro` (how a page shows it, from `block`), `example.mdx` (as an author writes it), and
 *    `style.css` where it needs one.
 * 2. Put it into the list below, and its style into src/styles/site.css.
 * 3. Show the example to authors in docs/authoring.md.
 * The compiler, the build and tests/blocks/ name what is missing. Vocabulary and types are made from the list.
 */
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import type { FiledStand } from '../addresses/things.ts';
import type { ProblemList } from '../reading/problem.ts';
import { claim } from './claim/kind.ts';
import { figure } from './figure/kind.ts';
import { flow } from './flow/kind.ts';
import { heading } from './heading/kind.ts';
import type { BlockKind, Tag } from './kind.ts';
import { listing } from './listing/kind.ts';
import { prose } from './prose/kind.ts';
import { step } from './step/kind.ts';
import { window } from './window/kind.ts';

const KINDS = [claim, flow, figure, listing, step, window, heading, prose] as const;

/** A block of a document. */
export type Block = Parameters<(typeof KINDS)[number]['line']>[0];

/** A block as it was read. */
export type WrittenBlock = NonNullable<ReturnType<(typeof KINDS)[number]['read']>>;

const BY_NAME: ReadonlyMap<string, BlockKind> = new Map(KINDS.map((kind): [string, BlockKind] => [kind.kind, kind]));

/** The names of the kinds, which are those of their folders, in the order of the list. */
export const BLOCK_KINDS: readonly string[] = [...BY_NAME.keys()];

/** A tag that an author may write, with what reads it. */
interface TagReader {
  tag: Tag;
  read(node: MdxJsxFlowElement, stand: FiledStand, problems: ProblemList): WrittenBlock | undefined;
}

/** The tags that an author may write, by name. */
export const TAGS: ReadonlyMap<string, TagReader> = new Map(
  KINDS.flatMap((kind): [string, TagReader][] => {
    const { tag } = kind;
    return tag === undefined
      ? []
      : [
          [
            tag.name,
            {
              tag, // A kind that has a tag is read from an element.
              read: (node, stand, problems) => kind.read(node as never, stand, problems),
            },
          ],
        ];
  }),
);

/** The kind of a block. */
export function kindOf({ kind }: Block): BlockKind<Block> {
  const known = BY_NAME.get(kind);
  if (known === undefined) throw new Error(`no kind of block is called "${kind}"`);
  // Found by its own name, so it takes the block.
  return known as BlockKind<Block>;
}
