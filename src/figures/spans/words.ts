import { plainLine } from '../../words/escape.ts';
import { wrap } from '../../words/wrap.ts';
import { spanWords } from './layout.ts';
import type { Spans } from './schema.ts';

/** Each row with its spans: the phases, who acts and how, and the words. */
export function spansWords({ phases, rows }: Spans): string[] {
  return rows.flatMap(({ title, spans }, r) => [
    ...(r > 0 ? [''] : []),
    plainLine(title),
    ...spans.flatMap((span) => {
      const { who, does } = spanWords(span);
      const [from, to] = [phases[span.from] ?? '', phases[span.to] ?? ''];
      return wrap(`${from === to ? from : `${from} to ${to}`} (${who} ${does}): ${plainLine(span.text)}`, '  ', '    ');
    }),
  ]);
}
