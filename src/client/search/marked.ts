import { type Piece, pieces } from '../../search/marks.ts';
import { element } from './element.ts';

/** A text with what the query found in it marked. */
export function marked(text: string, stems: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, stems).map(({ text: piece, hit }: Piece) => (hit ? element('mark', {}, piece) : piece)));
  return fragment;
}
