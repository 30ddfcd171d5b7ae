import type { FigureKind } from '../kind.ts';
import { raceSchema } from './schema.ts';
import { raceWords } from './words.ts';

/** A race; its variants and, under each, its events are its parts. */
export const race: FigureKind<typeof raceSchema> = {
  schema: raceSchema,
  check({ variants }, complain) {
    variants.forEach(({ events, window }, i) => {
      const ids = events.map(({ id }) => id);
      for (const end of [window.from, window.to])
        if (!ids.includes(end)) complain(['variants', i, 'window'], `window names "${end}", which is no event`, `use two of: ${ids.join(', ')}`);
    });
  },
  parts: ({ variants }) =>
    variants.flatMap(({ id, events }, v) => [
      { id, path: ['variants', v] },
      ...events.map((event, e) => ({ id: `${id}-${event.id}`, path: ['variants', v, 'events', e] })),
    ]),
  cited: () => [],
  words: raceWords,
};
