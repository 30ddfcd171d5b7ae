/** A value as a JSON file that can be compared line by line; not indented, which would be a fifth of it. */
export function jsonResponse(value: object): Response {
  // No line begins within a text: JSON writes its breaks as \n.
  return new Response(`${JSON.stringify(value, null, 1).replace(/^ +/gm, '')}\n`, { headers: { 'content-type': 'application/json' } });
}
