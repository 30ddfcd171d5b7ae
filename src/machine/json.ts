/** A value as a JSON file that can be compared line by line. */
export function jsonResponse(value: object): Response {
  return new Response(`${JSON.stringify(value, null, 1)}\n`, { headers: { 'content-type': 'application/json' } });
}
