import type { Place, Thing } from '../../facts/place.ts';
import type { Citation } from '../../facts/source.ts';
import type { Figure } from '../../figures/kinds.ts';

/** A figure shown on a page. */
export interface ShownFigure {
  kind: 'figure';
  /** Its id. */
  figure: string;
  line: number;
}

/** A figure with its address on the page that shows it. */
export interface PlacedFigure extends Place {
  id: string;
  thing: Thing<'figure'>;
  figure: Figure;
  citations: Citation[];
}
