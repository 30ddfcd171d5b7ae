import { type FigureKind, partsIn } from '../kind.ts';
import { timelineSchema } from './schema.ts';
import { timelineWords } from './words.ts';

/** A timeline; its events are its parts, and may have sources of their own. */
export const timeline: FigureKind<typeof timelineSchema> = {
  schema: timelineSchema,
  // An event stands by itself.
  check: () => undefined,
  parts: ({ events }) => partsIn('events', events),
  cited: ({ events }) => events.flatMap(({ sources }, i) => (sources.length === 0 ? [] : [{ sources, path: ['events', i, 'sources'] }])),
  words: timelineWords,
};
