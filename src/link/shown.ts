import type { Claim, ClaimRow, ShownBy } from '../blocks/claim/claim.ts';
import type { Lab } from '../content/labs.ts';
import type { ModelPage } from '../content/models.ts';
import type { Mention } from '../facts/place.ts';
import { type Observation, sameOutcomes } from '../facts/shown.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';

/** What can show a claim. */
export interface Evidence {
  labs: ReadonlyMap<string, Lab>;
  models: ReadonlyMap<string, ModelPage>;
}

type Note = (what: string, mend: string) => void;

/**
 * Binds the observations of labs and the variants of models that claims name to them, both ways; notes what is not there, an observation
 * that no recorded run has, and one that came otherwise on another kernel, where the claim does not say which it means.
 * @param file finds the file in which a claim stands
 */
export function linkShown(claims: Iterable<Claim>, evidence: Evidence, file: (claim: Claim) => string, problems: ProblemList): void {
  for (const claim of claims) {
    for (const named of claim.shownBy) {
      const note: Note = (what, mend) => problems.add(file(claim), claim.line, what, mend);
      const place = placeOf(claim, named, note);
      if (place === undefined) continue;
      if (evidence.models.has(named.by)) linkVariant(claim, named, place, evidence, note);
      else linkObservation(claim, named, place, evidence, note);
    }
  }
}

/** The claim, or the row of it that is meant. */
function placeOf(claim: Claim, { row }: ShownBy, note: Note): Mention | undefined {
  const target: Claim | ClaimRow | undefined = row === undefined ? claim : claim.rows.find((known) => known.id === `${claim.id}-${row}`);
  if (target !== undefined) return target.thing;
  const rows = claim.rows.map((known) => known.id.slice(claim.id.length + 1));
  note(`claim "${claim.id}" has no row "${row}"`, nearest(row ?? '', rows, 'the first cells of its table'));
  return undefined;
}

function linkVariant(claim: Claim, { partly, by, what, kernel }: ShownBy, place: Mention, { models }: Evidence, note: Note): void {
  const variants = models.get(by)?.variants;
  const variant = variants?.get(what);
  if (variant === undefined) note(`model "${by}" has no variant "${what}"`, nearest(what, variants?.keys() ?? [], `src/models/${by}.ts`));
  else if (kernel !== undefined) note(`model "${by}" ran on no kernel`, `remove @${kernel}`);
  else if (partly) note(`"partly" names the model "${by}"`, 'name it with "shown": what a model leaves out stands on its page');
  else {
    claim.tried.push(variant);
    variant.claims.push(place);
  }
}

/** Finds what was observed in a lab; notes it where no recorded run has such an observation. */
export function findObservation(lab: Lab, what: string, note: Note): Observation | undefined {
  const observation = lab.observations.get(what);
  if (observation === undefined)
    note(`lab "${lab.id}" has observed no "${what}" on any recorded kernel`, nearest(what, lab.observations.keys(), `content/labs/seen/*/${lab.id}.txt`));
  return observation;
}

function linkObservation(claim: Claim, { partly, row, by, what, kernel }: ShownBy, place: Mention, { labs, models }: Evidence, note: Note): void {
  const lab = labs.get(by);
  if (lab === undefined) {
    note(`unknown lab or model "${by}"`, nearest(by, [...labs.keys(), ...models.keys()], 'content/labs/ and content/models/'));
    return;
  }
  const observation = findObservation(lab, what, note);
  if (observation === undefined) return;
  const came = kernel === undefined ? undefined : observation.came.find((one) => one.kernel.id === kernel);
  if (kernel !== undefined && came === undefined) {
    const ids = observation.came.map((one) => one.kernel.id);
    note(`lab "${by}" has observed no "${what}" on "${kernel}"`, nearest(kernel, ids, 'content/labs/kernels.yaml'));
  }
  const outcomes = sameOutcomes(observation);
  if (kernel === undefined && outcomes.length > 1) {
    const names = outcomes.map(({ kernels }) => `"${by}.${what}@${kernels[0]?.id}"`);
    note(`"${by}.${what}" came otherwise on other kernels`, `write which is meant, ${names.join(' or ')}, or name both`);
  }
  const same = observation.came.filter((one) => came === undefined || one.what === came.what);
  claim.shown.push({ observation, kernels: same.map((one) => one.kernel), partly, ...(row !== undefined && { row }) });
  if (!observation.claims.some(({ address }) => address === place.address)) observation.claims.push({ ...place, partly });
}
