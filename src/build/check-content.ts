import { ContentError } from '../reading/problem.ts';
import { getReading } from '../site.ts';

/** Checks the whole content, draws the diagrams and prints the counts; or prints the mistakes on stderr. @returns whether there were none */
export async function checkContent(): Promise<boolean> {
  try {
    const { site, diagramsDrawn, diagramsCached, diagramsDamaged } = await getReading();
    const steps = [...site.flows.values()].reduce((sum, flow) => sum + flow.steps.length, 0);
    const rows = [...site.claims.values()].reduce((sum, claim) => sum + claim.rows.length, 0);
    console.log(
      `${site.pages.length} pages, ${site.claims.size} claims (${rows} rows), ${site.flows.size} flows (${steps} steps), ${site.terms.size} terms, ` +
        `${site.answers.size} answers, ${site.figures.size} figures, ${site.sources.size} sources, ${site.things.size} ids (${site.unpublished} not published yet); ${diagramsDrawn} diagrams drawn, ${diagramsCached} from the cache`,
    );
    for (const flow of diagramsDamaged) console.warn(`the kept drawing of flow "${flow}" was damaged; it was drawn anew, and nothing is left to do`);
    return true;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    console.error(`${error.problems.length} ${error.problems.length === 1 ? 'mistake' : 'mistakes'} in the content`);
    return false;
  }
}

if (import.meta.main && !(await checkContent())) process.exitCode = 1;
