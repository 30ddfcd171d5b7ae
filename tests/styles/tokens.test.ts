/**
 * Contrast, by arithmetic on the style sheets: each colour that letters have, on each ground that they may stand on, in both schemes.
 * It holds for every page that will ever be written, and for what a browser's checker does not judge: letters in drawings, what an
 * address lights.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Declaration, type Rule } from 'postcss';
import { expect, it } from 'vitest';

const FOLDER = 'src';
/** WCAG 1.4.3, level AA. */
const ENOUGH = 4.5;

/** A colour as it is written, and as it is in the light and in the dark. */
type Colour = readonly [written: string, light: string, dark: string];

const sheets = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, root: postcss.parse(readFileSync(path.join(FOLDER, file), 'utf8')) }));

/** Paper has no scheme, and in forced colours the system answers for the contrast. */
function onScreen(rule: Rule): boolean {
  for (let around = rule.parent; around !== undefined && around.type !== 'root'; around = around.parent)
    if ('params' in around && /print|forced-colors/.test(String(around.params))) return false;
  return true;
}

const rules = sheets.flatMap(({ file, root }) => {
  const found: { file: string; rule: Rule; values: Map<string, string> }[] = [];
  root.walkRules((rule) => {
    const declarations = rule.nodes.filter((node): node is Declaration => node.type === 'decl');
    if (onScreen(rule)) found.push({ file, rule, values: new Map(declarations.map(({ prop, value }) => [prop, value])) });
  });
  return found;
});

const properties = new Map<string, Set<string>>();
for (const { values } of rules)
  for (const [name, value] of values) if (name.startsWith('--')) properties.set(name, (properties.get(name) ?? new Set()).add(value));

/** Every colour that a value can come to. @throws for one that cannot be computed */
function colours(value: string): Colour[] {
  const [, light = '', dark = ''] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? [];
  if (light !== '') return [[value, light, dark]];
  const [, name = '', otherwise] = /^var\((--[\w-]+)(?:, (.+))?\)$/.exec(value) ?? [];
  if (name !== '') {
    const own = [...(properties.get(name) ?? [])].flatMap(colours).map(([written, ...pair]): Colour => [/^light/.test(written) ? name : written, ...pair]);
    return otherwise === undefined ? own : [...own, ...colours(otherwise)];
  }
  // What is inherited is judged where it is set; what is see-through shows a ground that is judged.
  if (/^(?:inherit|currentcolor|none|transparent)$/i.test(value)) return [];
  throw new Error(`the colour "${value}" cannot be computed: write a token, or light-dark() of two numbers`);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const faint = (letters: readonly Colour[], grounds: readonly Colour[]): string[] =>
  letters.flatMap(([text, ...ofText]) =>
    grounds.flatMap(([ground, ...ofGround]) =>
      ['light', 'dark'].flatMap((scheme, i) => {
        const ratio = contrast(ofText[i] ?? '', ofGround[i] ?? '');
        return ratio < ENOUGH ? [`${scheme}: ${text} on ${ground} is ${ratio.toFixed(2)} : 1`] : [];
      }),
    ),
  );

const distinct = (list: readonly Colour[]): Colour[] => [...new Map(list.map((colour) => [colour.join(), colour])).values()];

/** A box of its own that holds no letters: a bar, a dot, the veil behind a dialog. */
const isBare = ({ selector }: Rule): boolean => /::(?:before|after|backdrop)$/.test(selector);

const boxes = rules.map(({ rule, values }) => ({
  letters: colours(values.get('color') ?? 'inherit'),
  grounds: isBare(rule) ? [] : colours(values.get('background') ?? values.get('background-color') ?? 'none'),
}));

it('letters on a page stand out from every ground of a page, lit ones too', () => {
  // A rule that sets both stands for itself: light letters on an ink ground.
  const pairs = boxes.filter(({ letters, grounds }) => letters.length > 0 && grounds.length > 0);
  const letters = distinct(boxes.filter(({ grounds }) => grounds.length === 0).flatMap((box) => box.letters));
  const grounds = distinct(boxes.filter((box) => box.letters.length === 0).flatMap((box) => box.grounds));
  expect(letters.map(([name]) => name)).toEqual(expect.arrayContaining(['--ink', '--soft', '--kvm']));
  expect(grounds.map(([name]) => name)).toEqual(expect.arrayContaining(['--paper', '--wash', '--hit']));
  expect([...faint(letters, grounds), ...pairs.flatMap((pair) => faint(pair.letters, pair.grounds))]).toEqual([]);
});

it('no letters are see-through, whose colour could not be computed', () => {
  const through = rules.filter(({ values }) => [...values].some(([name, value]) => /^(?:fill-)?opacity$/.test(name) && !['0', '1'].includes(value)));
  // Lines below the heads of a drawing.
  expect(through.map(({ rule }) => rule.selector)).toEqual(['.seq .head .life']);
});

/** The style sheets of drawings, each with the colours of its letters and of what lies below them. */
const drawings = Object.entries(Object.groupBy(rules, ({ file }) => file.replace(/^diagram.*|\.css$/, (end) => (end === '.css' ? '' : 'diagram')))).filter(
  ([, all = []]) => all.some(({ values }) => values.has('fill')),
);

it.each(drawings)('letters in the drawings of %s stand out from every ground there, lit ones too', (_name, all = []) => {
  const grounds = colours('var(--paper)');
  const inked = all.flatMap(({ rule, values }) => {
    const fill = values.get('fill') ?? 'none';
    const found = /^currentcolor$/i.test(fill) ? [...colours('var(--role)'), ...colours('var(--ink)')] : colours(fill);
    const isGround = !/\btext\b/.test(rule.selector) && found.some(([name]) => ['--paper', '--wash', '--rule', '--hit'].includes(name));
    if (isGround) grounds.push(...found);
    return isGround ? [] : rule.selectors.map((selector) => ({ selector, colours: found }));
  });
  expect(inked.length).toBeGreaterThan(0);
  // A rim around the letters is what they stand on, whatever lies below.
  const rims = new Map(
    all.filter(({ values }) => values.has('paint-order')).flatMap(({ rule, values }) => rule.selectors.map((selector) => [selector, values.get('stroke')])),
  );
  expect(
    inked.flatMap(({ selector, colours: letters }) => {
      const rim = rims.get(selector);
      return faint(letters, rim === undefined ? distinct(grounds) : colours(rim));
    }),
  ).toEqual([]);
});
