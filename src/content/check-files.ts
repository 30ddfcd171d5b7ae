import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COLLECTIONS } from '../addresses/collections.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Topic } from './topics.ts';

const LISTS = new Set([
  'topics.yaml',
  'participants.yaml',
  'sources.yaml',
  'releases.yaml',
  'changes.yaml',
  'numbers.yaml',
  'published-ids.yaml',
  'pins.yaml',
  'trees.yaml',
]);

/** Notes a problem for each file and folder under `content/` that nothing reads: its author believes that it is published. */
export function checkFiles(root: string, topics: readonly Topic[], problems: ProblemList): void {
  const endings = new Map(
    [...topics.map((topic) => topic.id), 'pages', ...Object.values(COLLECTIONS).map(({ folder }) => folder)].map((folder) => [folder, '.mdx']),
  );
  endings.set('figures', '.yaml');
  const refuse = (file: string, mend: string): void => problems.add(`content/${file}`, 1, 'nothing reads this', mend);
  for (const entry of entriesOf(join(root, 'content'))) {
    const ending = endings.get(entry.name);
    if (!entry.isDirectory()) {
      if (!LISTS.has(entry.name)) refuse(entry.name, `the lists are ${[...LISTS].join(', ')}`);
    } else if (entry.name === 'labs') checkLabs(join(root, 'content', entry.name), refuse);
    else if (ending === undefined) refuse(entry.name, 'give it the id of a topic in content/topics.yaml, or move its files');
    else {
      for (const inner of entriesOf(join(root, 'content', entry.name))) {
        if (inner.isDirectory() || !inner.name.endsWith(ending))
          refuse(`${entry.name}/${inner.name}`, `put files that end with ${ending} right into content/${entry.name}/`);
      }
    }
  }
}

/** Programs, what is said of them, the kernels, and what these have shown. */
function checkLabs(folder: string, refuse: (file: string, mend: string) => void): void {
  for (const entry of entriesOf(folder)) {
    const known = entry.isDirectory() ? entry.name === 'seen' : entry.name === 'kernels.yaml' || /\.(?:c|mdx)$/.test(entry.name);
    if (!known) refuse(`labs/${entry.name}`, 'a lab is <id>.c and <id>.mdx; what it has shown lies in seen/, written by `npm run labs -- --kernel`');
  }
}

/** What an author put there: not the hidden and the back-up files of an editor. */
function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !/^[.#]|~$/.test(entry.name));
}
