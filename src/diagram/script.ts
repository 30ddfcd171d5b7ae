/** The strict front end: an author's source in, a checked script or a list of problems out. */
import { type Complaint, readLine, type Statement } from './line.ts';
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
  const lines = input.code.split(/\r?\n/);
  let at = 0;
  const complain = ({ what, mend }: Complaint, line = at) => {
    problems.push({ file: input.file, line: input.line + line, what, mend });
  };
  if (lines.length > MOST_LINES) {
    complain({ what: `a diagram of ${lines.length} lines`, mend: 'split it into two flows' });
    return problems;
  }
  const reader = new Reader(cast, complain);
  let begun = false;
  for (const [index, raw] of lines.entries()) {
    at = index;
    const text = raw.trim();
    if (!text) continue;
    if (!begun) {
      begun = true;
      if (text === 'sequenceDiagram') continue;
      complain({
        what: `\`${text.slice(0, 40)}\` where \`sequenceDiagram\` should stand`,
        mend: 'start with a line `sequenceDiagram`; other kinds of diagram are not drawn',
      });
      return problems;
    }
    const statement: Statement | Complaint = text.length > LONGEST_LINE ? { what: `a line of ${text.length} characters`, mend: 'shorten it' } : readLine(text);
    if ('is' in statement) reader.take(statement, index);
    else complain(statement);
  }
  at = 0;
  if (!begun) complain({ what: 'an empty diagram', mend: 'start with a line `sequenceDiagram`' });
  const script = reader.finish();
  return problems.length > 0 ? problems.sort((a, b) => a.line - b.line) : script;
}
