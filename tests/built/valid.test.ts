/** By all rules on the pages that hold every shape of markup. What depends on the page as a whole published.test.ts asks of each: ids, references, headings, parsing. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, type ResolvedConfig, StaticConfigLoader } from 'html-validate';
import { expect, it } from 'vitest';
import { builtSite, sharedSite } from './build.ts';
import { pagesWithEveryShape, shaped, shapesOf } from './shapes.ts';

/** One configuration for all pages, which is worked out once: that takes as long as a rule for each page. */
class OneConfig extends StaticConfigLoader {
  private kept: ResolvedConfig | Promise<ResolvedConfig> | undefined;
  override getConfigFor(file: string): ResolvedConfig | Promise<ResolvedConfig> {
    this.kept ??= super.getConfigFor(file);
    return this.kept;
  }
}

const validator = new HtmlValidate(
  new OneConfig({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Taste, not validity: Astro writes void elements and quotes in its own way.
      'void-style': 'off',
      'attr-quotes': 'off',
      'no-trailing-whitespace': 'off',
      // Messages and patch titles hold long words and symbols that are content.
      'long-title': 'off',
      // `<wbr>`-free code may hold characters that need no entity inside text.
      'no-raw-characters': ['error', { relaxed: true }],
      // Scripts and styles are our own files, and the manifest of SHA-256 covers them; integrity is for other hosts.
      'require-sri': 'off',
      // The one form without a button acts on every change of its fields.
      'wcag/h32': 'off',
      // `role="group"` with a name on boxes that scroll: WAI-ARIA allows it, the rule wants fieldset or details.
      'prefer-native-element': 'off',
    },
  }),
);

/** The pages of labels come from one short template: one of each section of the site stands for all. Of the others those that hold every shape of markup do. */
function worthChecking(folder: string): string[] {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  const ofLabels = new Map(files.flatMap((file) => /^c\/[^./]+/.exec(file)?.map((section) => [section, file] as const) ?? []));
  const others = files.filter((file) => !file.startsWith('c/'));
  const shapes = new Map(others.map((file) => [file, shapesOf(shaped(readFileSync(join(folder, file), 'utf8')))]));
  return [...ofLabels.values(), ...pagesWithEveryShape(shapes)].map((file) => join(folder, file));
}

it('every shape of markup is valid HTML', async () => {
  const faults: string[] = [];
  for (const file of [...worthChecking(builtSite()), ...worthChecking(await sharedSite('fixture'))]) {
    const report = await validator.validateString(readFileSync(file, 'utf8'), file);
    for (const { messages } of report.results) for (const { ruleId, line, message } of messages) faults.push(`${file}:${line} ${ruleId}: ${message}`);
  }
  expect(faults).toEqual([]);
});
