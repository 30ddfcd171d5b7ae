/*
 * To add a model:
 * 1. Write src/models/<id>.ts, a `Model` as model.ts has it, and put it into the list below.
 * 2. Write content/models/<id>.mdx as docs/authoring.md says; the build names a page without its model.
 * 3. Say in tests/models/models.test.ts what its variants come to.
 */
/** Every model by its id. Each comes by itself, so that a page loads its own and no other. */
import type { Model } from './model.ts';

export const MODELS: Readonly<Record<string, () => Promise<Model>>> = {
  conversion: async () => (await import('./conversion.ts')).conversion,
  runstate: async () => (await import('./runstate.ts')).runstate,
  populate: async () => (await import('./populate.ts')).populate,
  waiting: async () => (await import('./waiting.ts')).waiting,
  token: async () => (await import('./token.ts')).token,
};
