import { checkFolders } from './folders.ts';
import { FIGURE_KINDS, type Figure } from './kinds.ts';

/** What draws a figure of some kind. */
export type FigureView = (props: { id: string; figure: Figure }) => unknown;

const views = import.meta.glob<FigureView>('./*/View.astro', { import: 'default', eager: true });
const texts = import.meta.glob<string>(['./kinds.css', './*/style.css', './*/example.yaml'], { query: '?raw', import: 'default', eager: true });

checkFolders(FIGURE_KINDS, [...Object.keys(views), ...Object.keys(texts)], texts['./kinds.css'] ?? '');

/** The view of a kind of figure. */
export function viewOf(kind: string): FigureView {
  const view = views[`./${kind}/View.astro`];
  if (view === undefined) throw new Error(`no figure of kind "${kind}" can be drawn`);
  return view;
}
