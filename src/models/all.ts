/** Every model by its id. Each comes by itself, so that a page loads its own and no other. */
import type { Model } from './model.ts';

export const MODELS: Readonly<Record<string, () => Promise<Model>>> = {
  conversion: async () => (await import('./conversion.ts')).conversion,
  runstate: async () => (await import('./runstate.ts')).runstate,
  populate: async () => (await import('./populate.ts')).populate,
  waiting: async () => (await import('./waiting.ts')).waiting,
  token: async () => (await import('./token.ts')).token,
};
