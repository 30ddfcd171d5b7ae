import { z } from 'zod';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { address, head, headForm, placesForm, placesPart, url } from './parts.ts';

/** The form of `/models.json`. */
export const modelsForm = z.strictObject({
  ...headForm,
  models: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      question: z.string(),
      topic: z.string(),
      address,
      url,
      rules: z.array(
        z.strictObject({ id: z.string(), words: z.string(), when: z.enum(['always', 'end']).describe('in every state, or only where nobody can move') }),
      ),
      leavesOut: z.array(z.string()),
      variants: z.array(
        z.strictObject({
          name: z.string().describe('model and variant, as a claim names it'),
          title: z.string(),
          text: z.string(),
          address,
          url,
          states: z.int().describe('how many states can be reached; all were visited'),
          broken: z.array(z.strictObject({ rule: z.string(), moves: z.int().describe('length of a shortest run that breaks it') })),
          run: z
            .array(z.strictObject({ from: z.string(), to: z.string(), kind: z.enum(['call', 'return', 'signal', 'reply']), text: z.string() }))
            .describe('the first counterexample, or, where every rule holds, a run worth seeing'),
          claims: placesForm.describe('the claims that it shows'),
        }),
      ),
    }),
  ),
});

/** Everything in `/models.json`. */
export function modelsDocument(site: Site): z.infer<typeof modelsForm> {
  return {
    ...head('/models.json'),
    models: [...site.models.values()].map(({ id, title, question, topic, address: at, rules, abstractions, variants }) => ({
      id,
      title: plainLine(title),
      question: plainLine(question),
      topic: topic.id,
      address: at,
      url: absolute(at),
      rules: rules.map(({ words, ...rule }) => ({ ...rule, words: plainLine(words) })),
      leavesOut: abstractions.map(plainLine),
      variants: [...variants.values()].map((variant) => ({
        name: variant.name,
        title: plainLine(variant.title),
        text: plainLine(variant.words),
        address: variant.address,
        url: absolute(variant.address),
        states: variant.states,
        broken: variant.broken.map(({ rule, moves }) => ({ rule, moves })),
        run: variant.diagram.steps.map(({ from, to, kind, label }) => ({ from, to, kind, text: label })),
        claims: placesPart(variant.claims),
      })),
    })),
  };
}
