import type { RootContent } from 'mdast';
import type { Place, Thing } from '../../facts/place.ts';
import type { Shown, Tried } from '../../facts/shown.ts';
import type { Citation } from '../../facts/source.ts';
import type { Status } from '../../facts/status.ts';

/** The unit that can be cited. */
export interface Claim extends Place {
  kind: 'claim';
  id: string;
  thing: Thing<'claim'>;
  /** `eom.resolve.eexist` */
  label: string;
  status: Status;
  deduced: boolean;
  /** Its status is the one that the head of its section names. */
  usual?: true;
  citations: Citation[];
  body: RootContent[];
  /** The body as one line of plain text. */
  text: string;
  /** Title of the page it stands on. */
  pageTitle: string;
  rows: ClaimRow[];
  /** What a lab or a model has shown of it, as the author names it. */
  shownBy: ShownBy[];
  /** The observations of labs among them, found. */
  shown: Shown[];
  /** The variants of models among them, found. */
  tried: Tried[];
  line: number;
}

/**
 * `uffd-eexist.copy-twice`, an observation of a lab, or `conversion.rfc`, a variant of a model; `row:uffd-eexist.copy-twice` for one row of
 * the claim's table; `gmem-bind.twice@7.2.13` for what came on that kernel, and on those where the same came.
 */
export interface ShownBy {
  /** It shows a part of what is claimed. */
  partly: boolean;
  row?: string;
  /** the lab or the model */
  by: string;
  /** the observation or the variant */
  what: string;
  kernel?: string;
}

/** A row of a claim's table, which can be cited by itself. */
export interface ClaimRow extends Place {
  id: string;
  thing: Thing<'row'>;
  label: string;
  text: string;
  line: number;
}
