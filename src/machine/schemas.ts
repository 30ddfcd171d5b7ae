import { z } from 'zod';
import { absolute } from '../words/href.ts';
import { claimsForm } from './claims.ts';
import { labsForm } from './labs.ts';
import { modelsForm } from './models.ts';
import { termsForm } from './terms.ts';

const FORMS = {
  claims: { form: claimsForm, title: 'Claims' },
  terms: { form: termsForm, title: 'Terms' },
  labs: { form: labsForm, title: 'Labs' },
  models: { form: modelsForm, title: 'Models' },
} as const;

export type FormName = keyof typeof FORMS;

/** Names of the forms that have a schema. */
export const FORM_NAMES: readonly FormName[] = ['claims', 'terms', 'labs', 'models'];

/** The JSON Schema (draft 2020-12) of `/<name>.json`, made from the form that the file itself is built by. */
export function jsonSchema(name: FormName): object {
  const { form, title } = FORMS[name];
  return { $id: absolute(`/schema/${name}.json`), title, ...z.toJSONSchema(form) };
}
