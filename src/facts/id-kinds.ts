export type IdKind = (typeof ID_KINDS)[number];
/**
 * Every kind of thing that has a public id, in the order in which the lock lists them. `section` is a part of a page that its template
 * makes (such as the list of steps), `label` an address `/c/<label>/`, `identifier` an entry of the identifier index.
 */
export const ID_KINDS = [
  'page',
  'flow',
  'term',
  'answer',
  'lab',
  'model',
  'section',
  'heading',
  'claim',
  'row',
  'observation',
  'variant',
  'figure',
  'step',
  'window',
  'source',
  'release',
  'identifier',
  'label',
] as const;
