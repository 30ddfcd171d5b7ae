import type { APIRoute } from 'astro';
import { jsonResponse } from '../../machine/json.ts';
import { FORM_NAMES, type FormName, jsonSchema } from '../../machine/schemas.ts';

export function getStaticPaths() {
  return FORM_NAMES.map((form) => ({ params: { form }, props: { form } }));
}

export const GET: APIRoute<{ form: FormName }> = ({ props }) => jsonResponse(jsonSchema(props.form));
