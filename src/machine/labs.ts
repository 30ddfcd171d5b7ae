import { z } from 'zod';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { address, head, headForm, placesForm, placesPart, url } from './parts.ts';

/** The form of `/labs.json`. */
export const labsForm = z.strictObject({
  ...headForm,
  kernels: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      uname: z.string().describe('what uname -r says'),
      packages: z.array(z.strictObject({ name: z.string(), version: z.string(), suite: z.string(), sha256: z.string() })),
      rebuilt: z.string().optional().describe('the option of KVM with which kvm.ko was built once more'),
      recorded: z.string(),
    }),
  ),
  labs: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      question: z.string(),
      topic: z.string(),
      address,
      url,
      program: url.describe('the source of the program'),
      runs: z.array(z.strictObject({ kernel: z.string(), ended: z.enum(['shown', 'differs', 'cannot']), why: z.string().optional() })),
      observations: z.array(
        z.strictObject({
          name: z.string().describe('lab and observation, as a claim names it'),
          did: z.string(),
          address,
          url,
          came: z.array(z.strictObject({ kernel: z.string(), what: z.string() })),
          claims: placesForm.describe('the claims that it shows'),
        }),
      ),
    }),
  ),
});

/** Everything in `/labs.json`. */
export function labsDocument(site: Site): z.infer<typeof labsForm> {
  return {
    ...head('/labs.json'),
    kernels: site.kernels.map(({ id, title, uname, packages, rebuilt, recorded }) => ({
      id,
      title,
      uname,
      packages,
      ...(rebuilt !== undefined && { rebuilt: rebuilt.option }),
      recorded,
    })),
    labs: [...site.labs.values()].map((lab) => ({
      id: lab.id,
      title: plainLine(lab.title),
      question: plainLine(lab.question),
      topic: lab.topic.id,
      address: lab.address,
      url: absolute(lab.address),
      program: absolute(lab.source),
      runs: lab.runs.map(({ kernel, outcome }) => ({ kernel: kernel.id, ended: outcome.ended, ...(outcome.why !== undefined && { why: outcome.why }) })),
      observations: [...lab.observations.values()].map(({ name, did, address: at, came, claims }) => ({
        name,
        did,
        address: at,
        url: absolute(at),
        came: came.map(({ kernel, what }) => ({ kernel: kernel.id, what })),
        claims: placesPart(claims),
      })),
    })),
  };
}
