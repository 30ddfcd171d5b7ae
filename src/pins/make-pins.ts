import { type Pin, WHOLE } from '../facts/pin.ts';
import { type CodeSource, symbolsOf } from '../facts/source.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import { type Definitions, nameOf } from './definitions.ts';
import { isNumber } from './sections.ts';
import { foldedHash, linesOf, type Span } from './span.ts';

/** A pin for some lines of a file. */
export function pinFor(text: string, span: Span): Pin {
  return { ...span, hash: foldedHash(linesOf(text, span)), newer: {} };
}

/**
 * Pins the file of a source and every symbol that it lists.
 * @returns pins by symbol, the whole file under {@link WHOLE}; notes a problem for each symbol that the file does not define, or defines more than once
 */
export function pinsOf(source: CodeSource & { line: number }, text: string, definitions: Definitions, problems: ProblemList): Record<string, Pin> {
  const lastLine = text.replace(/\n$/, '').split('\n').length;
  const pins: Record<string, Pin> = { [WHOLE]: pinFor(text, { from: 1, to: lastLine }) };
  for (const symbol of symbolsOf(source)) {
    const spans = definitions.get(symbol) ?? [];
    const chosen = source.nth?.[symbol];
    const [span] = chosen === undefined ? spans : spans.slice(chosen - 1);
    const at = `symbol "${symbol}" of source "${source.id}"`;
    if (span === undefined)
      problems.add(
        'content/sources.yaml',
        source.line,
        `${at} is not defined in ${source.path} at ${source.version}`,
        mendOf(symbol, spans.length, definitions),
      );
    else if (spans.length > 1 && chosen === undefined)
      problems.add(
        'content/sources.yaml',
        source.line,
        `${at} is defined ${spans.length} times (lines ${spans.map(({ from, to }) => `${from}-${to}`).join(', ')})`,
        `choose one: \`nth: { ${symbol}: 1 }\` means the first`,
      );
    else {
      const title = isNumber(symbol) ? nameOf(span, definitions, (name) => !isNumber(name)) : undefined;
      pins[symbol] = { ...pinFor(text, span), ...(title !== undefined && { title }) };
    }
  }
  return pins;
}

function mendOf(symbol: string, count: number, definitions: Definitions): string {
  if (count > 0) return `it has ${count} definitions there, and nth asks for another`;
  const near = nearest(symbol, definitions.keys(), 'that file');
  return near.startsWith('did you') ? near : 'name what the file defines, or cite the file that defines this';
}
