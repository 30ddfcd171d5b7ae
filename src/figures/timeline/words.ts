import { plainLine } from '../../words/escape.ts';
import { wrap } from '../../words/wrap.ts';
import type { Timeline } from './schema.ts';

/** The events, each behind its date. */
export function timelineWords({ events }: Timeline): string[] {
  return events.flatMap(({ date, title, status, text }) =>
    wrap(`${plainLine(title)}${status === undefined ? '' : ` (${status})`}. ${plainLine(text)}`, `${date.padEnd(10)}  `, ' '.repeat(12)),
  );
}
