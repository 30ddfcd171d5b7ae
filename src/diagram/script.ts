/** The strict front end: an author's source in, a checked script or a list of problems out. */

import type { Complaint } from './label.ts';
import { type Line, readLine } from './line.ts';
import { Reader } from './reader.ts';
import type { DiagramInput, DiagramProblem, Participant, Script } from './types.ts';

const LONGEST_LINE = 300;
const MOST_LINES = 400;

/**
 * Reads and checks a diagram's source.
 * @param input the source and where it stands
 * @param cast who may appear, by id (content/participants.yaml)
 * @returns the script, or every problem found, each with its line in the file and its mend; never throws
 */
export function readScript(input: DiagramInput, cast: ReadonlyMap<string, Participant>): Script | DiagramProblem[] {
  const problems: DiagramProblem[] = [];
  const lines = input.code.split(/\r?\n/).map((line) => line.trim());
  const complain = ({ what, mend }: Complaint, line: number) => {
    problems.push({ file: input.file, line: input.line + line, what, mend });
  };
  if (lines.length > MOST_LINES) {
    complain({ what: `a diagram of ${lines.length} lines`, mend: 'split it into two flows' }, 0);
    return problems;
  }
  const start = findStart(lines, complain);
  if (start === undefined) return problems.sort((a, b) => a.line - b.line);
  const read = lines.map((text, index): Line => {
    if (!text || index < start) return { meant: [] };
    return text.length > LONGEST_LINE ? { meant: [], wrong: { what: `a line of ${text.length} characters`, mend: 'shorten it' } } : readLine(text);
  });
  const declared = read.flatMap(({ meant }) => meant.flatMap((statement) => (statement.is === 'participant' ? [statement.id] : [])));
  const reader = new Reader(cast, new Set(declared), complain);
  for (const [index, { meant, wrong }] of read.entries()) {
    if (wrong) complain(wrong, index);
    if (wrong && meant.length === 0) reader.skip(lines[index] ?? '');
    for (const statement of meant) reader.take(statement, index);
  }
  const script = reader.finish(new Set(read.flatMap(({ wrong }, index) => (wrong ? [index] : []))));
  return problems.length > 0 ? problems.sort((a, b) => a.line - b.line) : script;
}

/**
 * Finds the line with which the statements begin. What Mermaid lets stand before it and the house does not is complained of and passed over.
 * @returns nothing where what follows is no sequence diagram
 */
function findStart(lines: readonly string[], complain: (complaint: Complaint, line: number) => void): number | undefined {
  const opening = 'start with a line `sequenceDiagram`';
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    if (text === 'sequenceDiagram') return at + 1;
    if (text === '') continue;
    const fence = text === '---' ? text : text.startsWith('%%{') && !text.endsWith('}%%') ? '}%%' : undefined;
    if (text === '---') complain({ what: 'front matter in the diagram', mend: 'remove it; title and summary stand at the head of the file' }, at);
    else if (text.startsWith('%%')) {
      const { wrong } = readLine(text);
      if (wrong) complain(wrong, at);
    } else {
      const known = readLine(text).meant.length > 0;
      const mend = known ? opening : `${opening}; other kinds of diagram are not drawn`;
      complain({ what: `\`${text.slice(0, 40)}\` where \`sequenceDiagram\` should stand`, mend }, at);
      return known ? at : undefined;
    }
    const close = fence === undefined ? -1 : lines.findIndex((line, index) => index > at && line.endsWith(fence));
    if (close > 0) at = close;
  }
  complain({ what: 'an empty diagram', mend: opening }, 0);
  return undefined;
}
