import type { Claim, ClaimRow } from '../blocks/claim/claim.ts';
import type { Lab } from '../content/labs.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';

/**
 * Binds the observations that claims name to them, both ways; notes a lab or an observation that is not there, and one that no recorded
 * run has.
 * @param file finds the file in which a claim stands
 */
export function linkShown(claims: Iterable<Claim>, labs: ReadonlyMap<string, Lab>, file: (claim: Claim) => string, problems: ProblemList): void {
  for (const claim of claims) {
    for (const { row, lab: id, observation: name, kernel } of claim.shownBy) {
      const note = (what: string, mend: string): void => problems.add(file(claim), claim.line, what, mend);
      const lab = labs.get(id);
      const observation = lab?.observations.get(name);
      const target: Claim | ClaimRow | undefined = row === undefined ? claim : claim.rows.find((known) => known.id === `${claim.id}-${row}`);
      if (lab === undefined) note(`unknown lab "${id}"`, nearest(id, labs.keys(), 'content/labs/'));
      else if (observation === undefined)
        note(`lab "${id}" has observed no "${name}" on any recorded kernel`, nearest(name, lab.observations.keys(), `content/labs/seen/*/${id}.txt`));
      else if (target === undefined)
        note(
          `claim "${claim.id}" has no row "${row}"`,
          nearest(
            row ?? '',
            claim.rows.map((known) => known.id.slice(claim.id.length + 1)),
            'the first cells of its table',
          ),
        );
      else {
        const came = kernel === undefined ? undefined : observation.came.find((one) => one.kernel.id === kernel);
        if (kernel !== undefined && came === undefined)
          note(
            `lab "${id}" has observed no "${name}" on "${kernel}"`,
            nearest(
              kernel,
              observation.came.map((one) => one.kernel.id),
              'content/labs/kernels.yaml',
            ),
          );
        const same = observation.came.filter((one) => came === undefined || one.what === came.what);
        claim.shown.push({ observation, kernels: same.map((one) => one.kernel) });
        observation.claims.push({ kind: row === undefined ? 'claim' : 'row', address: target.address, title: target.label });
      }
    }
  }
}
