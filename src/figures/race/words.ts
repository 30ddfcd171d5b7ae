import { plainLine } from '../../words/escape.ts';
import { wrap } from '../../words/wrap.ts';
import { windowTimes } from './layout.ts';
import type { Race } from './schema.ts';

/** Each variant: who does what at which time, the window, and what comes of it. */
export function raceWords({ columns, variants }: Race): string[] {
  return variants.flatMap((variant, v) => [
    ...(v > 0 ? [''] : []),
    plainLine(variant.title),
    '',
    ...variant.events.flatMap(({ at, column, text }) => wrap(`${columns[column]?.title ?? ''}: ${plainLine(text)}`, `  ${at.padEnd(4)}`, '      ')),
    ...wrap(`(${windowTimes(variant)}: ${plainLine(variant.window.text)})`, '      '),
    ...wrap(`=> ${plainLine(variant.outcome)}`, '  ', '     '),
  ]);
}
