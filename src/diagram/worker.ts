/** The child process that holds Mermaid, its document and the fonts: jobs as JSON on stdin, answers as JSON on stdout. */
import { text } from 'node:stream/consumers';
import { drawDiagram } from './draw.ts';
import { type Mermaid, startMermaid } from './mermaid.ts';
import type { Job, Reply } from './protocol.ts';

async function answer(mermaid: Mermaid, { input, script }: Job): Promise<Reply> {
  const [code, above] = asMermaidCounts(input.code);
  try {
    await mermaid.check(code);
  } catch (error) {
    const { line, what } = complaintOf(error);
    return { problem: { line: line + above, what } };
  }
  return { diagram: await drawDiagram(mermaid, script, input) };
}

/**
 * An author's source without what only Mermaid minds: blanks at the ends of lines, which nobody sees.
 * @returns the source, and how many empty lines stood above it: Mermaid does not count them
 */
function asMermaidCounts(code: string): [string, number] {
  const lines = code.split(/\r?\n/).map((line) => line.trimEnd());
  const above = Math.max(
    0,
    lines.findIndex((line) => line !== ''),
  );
  return [lines.slice(above).join('\n'), above];
}

/** Mermaid's parse error as a line of the source and one line of words. */
function complaintOf(error: unknown): { line: number; what: string } {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/i.exec(message)?.[1] ?? 1);
  const got = /got '([^']*)'/.exec(message)?.[1];
  return { line, what: `Mermaid does not take this line${got ? `, it stops at \`${got}\`` : ''}` };
}

// Mermaid may log; stdout belongs to the answer.
console.log = console.error;
console.info = console.error;
const jobs = JSON.parse(await text(process.stdin)) as Job[]; // written by render.ts
const mermaid = await startMermaid();
const answers: Reply[] = [];
for (const job of jobs) {
  answers.push(await answer(mermaid, job).catch((error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) })));
}
process.stdout.write(JSON.stringify(answers));
