import styles from '../styles/site.css?raw';
import { checkFolders } from './folders.ts';
import { BLOCK_KINDS, type Block } from './kinds.ts';

/** What shows a block of some kind. */
export type BlockView = (props: { block: Block }) => unknown;

const views = import.meta.glob<BlockView>('./*/View.astro', { import: 'default', eager: true });
const rest = import.meta.glob<string>(['./*/style.css', './*/example.mdx'], { query: '?raw', import: 'default', eager: true });

checkFolders(BLOCK_KINDS, [...Object.keys(views), ...Object.keys(rest)], styles);

/** The view of a kind of block. */
export function viewOf(kind: string): BlockView {
  const view = views[`./${kind}/View.astro`];
  if (view === undefined) throw new Error(`no block of kind "${kind}" can be shown`);
  return view;
}
