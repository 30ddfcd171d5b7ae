/** The child process that holds Mermaid, jsdom and the fonts: jobs as JSON on stdin, answers as JSON on stdout. */
import { text } from 'node:stream/consumers';
import { drawDiagram } from './draw.ts';
import { type Mermaid, startMermaid } from './mermaid.ts';
import type { Answer, Job } from './protocol.ts';

async function answer(mermaid: Mermaid, { input, script }: Job): Promise<Answer> {
  try {
    await mermaid.check(input.code);
  } catch (error) {
    return { problem: complaintOf(error) };
  }
  return { diagram: await drawDiagram(mermaid, script, input) };
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
const answers: Answer[] = [];
for (const job of jobs) {
  answers.push(await answer(mermaid, job).catch((error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) })));
}
process.stdout.write(JSON.stringify(answers));
