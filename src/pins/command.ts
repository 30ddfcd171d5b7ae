import { contentRoot } from '../reading/content-root.ts';
import { runPins } from './run.ts';

/** `npm run pins`: what it can do stands in run.ts. */
try {
  for (const line of await runPins(process.argv.slice(2), contentRoot())) console.log(line);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
