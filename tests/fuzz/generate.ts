import fc from 'fast-check';

/** One seed for every run, so that a failure comes again. */
export const SEED = 20_261_121;

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</svg><script>',
  '<!--',
  ']]>',
  '&lt;',
  '&#60;',
  '&amp;amp;',
  '{1+1}',
  '{/* #id */}',
  '`',
  '```',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what an author might write, not a template
  '${x}',
  '\\',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '\u2028',
  '\r\n',
  '\t',
  '%3C',
  'javascript:alert(1)',
  '--',
  '---',
  '->',
  '|',
  '| a | b |\n| - | - |\n',
  '#',
  ';',
  ':',
  '%%{init: {}}%%',
  '<br/>',
  '[a](claim:x)',
  '[](term:y)',
  '<Claim id="x">',
  '</Claim>',
  '<Step n="1">',
  '$&',
  '__proto__',
  'constructor',
  '𝕏',
  'é',
];

/** Text in which anything may stand, and the pieces that break parsers often do. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(' ', 'alpha', 'gfn', 'KVM_RUN', 'a_b()', '\n', '\n\n'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** One line of it. */
export const hostileLine: fc.Arbitrary<string> = hostileText.map((text) => text.replace(/[\r\n\u2028]+/g, ' '));

/** The runs of a property: as many as asked, always the same. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({ numRuns, seed: SEED });

const VOID = /^(?:br|hr|img|input)$/;

/**
 * Reads markup as strictly as it should have been written: every tag and attribute must be one of those given, all else must be escaped.
 * @returns what is wrong, or nothing
 */
export function markupFault(html: string, tags: ReadonlySet<string>, attributes: ReadonlySet<string>): string | undefined {
  const open: string[] = [];
  const rest = html.replace(/<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g, (tag, end: string, name: string, attrs: string, self: string) => {
    if (!tags.has(name)) return `<!${tag}`;
    for (const [, key = ''] of attrs.matchAll(/\s([\w:-]+)(?==|\s|$)(?:="[^"]*")?/g)) if (!attributes.has(key)) return `<!${key} in ${tag}`;
    if (end === '/') return open.pop() === name ? '' : `<!${tag} closes nothing`;
    if (self === '' && !VOID.test(name)) open.push(name);
    return '';
  });
  if (open.length > 0) return `<${open.join('><')}> never ends`;
  return /[<]/.test(rest) ? `unescaped: ${rest.slice(Math.max(0, rest.indexOf('<') - 40), rest.indexOf('<') + 80)}` : undefined;
}
