import { z } from 'zod';
import { formerLabel } from '../addresses/former.ts';
import type { Claim } from '../blocks/claim/claim.ts';
import type { Mention } from '../facts/place.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { address, head, headForm, placesForm, placesPart, sourcesForm, sourcesPart, statusForm, statusPart, url } from './parts.ts';

const rowForm = z.strictObject({ label: z.string(), text: z.string(), address, url, usedBy: placesForm });

/** The form of `/claims.json`. */
export const claimsForm = z.strictObject({
  ...headForm,
  claims: z.array(
    z.strictObject({
      label: z.string().describe('topic, page and claim, such as eom.resolve.eexist'),
      text: z.string().describe('what it says, as one line of plain text'),
      topic: z.string().describe('id of the topic; for a term or a page of no topic, the first part of its address'),
      page: z.strictObject({ title: z.string(), address }),
      address,
      url,
      short: url.describe('leads to the claim by its label'),
      status: statusForm,
      deduced: z.boolean().describe('true for a conclusion from the sources that none of them states'),
      sources: sourcesForm,
      shown: z
        .array(
          z.strictObject({
            observation: z.string(),
            address,
            kernels: z.array(z.string()),
            row: z.string().optional().describe('label of the row that it shows; absent where it shows the claim'),
            partly: z.boolean().describe('true where it shows a part of the claim, or of the row'),
          }),
        )
        .describe('what labs have shown of it'),
      tried: z
        .array(z.strictObject({ variant: z.string(), address, states: z.int(), broken: z.array(z.string()).describe('ids of the rules that do not hold') }))
        .describe('what models have shown of it'),
      rows: z.array(rowForm).describe('the rows of its tables'),
      usedBy: placesForm.describe('the places that refer to it'),
    }),
  ),
  former: z
    .array(
      z.strictObject({
        label: z.string(),
        why: z.string().optional().describe('why it was withdrawn; absent where it was renamed'),
        now: address.optional(),
        date: z.string().optional(),
      }),
    )
    .describe('labels that were given up'),
});

/** Everything in `/claims.json`. */
export function claimsDocument(site: Site): z.infer<typeof claimsForm> {
  const usedBy = (label: string): readonly Mention[] => site.backlinks.get(label) ?? [];
  const claim = (it: Claim): z.infer<typeof claimsForm>['claims'][number] => {
    const { path, folder, topic = folder, short = it.address } = it.thing;
    return {
      label: it.label,
      text: it.text,
      topic,
      page: { title: plainLine(it.pageTitle), address: path },
      address: it.address,
      url: absolute(it.address),
      short: absolute(short),
      status: statusPart(it.status),
      deduced: it.deduced,
      sources: sourcesPart(it.citations, site.sources),
      shown: it.shown.map(({ observation, kernels, row, partly }) => ({
        observation: observation.name,
        address: observation.address,
        kernels: kernels.map(({ id }) => id),
        ...(row !== undefined && { row: `${it.label}-${row}` }),
        partly,
      })),
      tried: it.tried.map(({ name, address: at, states, broken }) => ({ variant: name, address: at, states, broken: broken.map(({ rule }) => rule) })),
      rows: it.rows.map(({ label, text, address: at }) => ({ label, text, address: at, url: absolute(at), usedBy: placesPart(usedBy(label)) })),
      usedBy: placesPart(usedBy(it.label)),
    };
  };
  const former = site.formers
    .filter(({ kind }) => kind === 'label')
    .map((gone) => {
      const { now, date } = gone;
      const why = site.formers.find((other) => other.address === now)?.why;
      return { label: formerLabel(gone), ...(why !== undefined && { why }), ...(now !== undefined && { now }), ...(date !== undefined && { date }) };
    });
  return { ...head('/claims.json'), claims: [...site.claims.values()].map(claim), former };
}
