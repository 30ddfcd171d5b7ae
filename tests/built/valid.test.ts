import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { beforeAll, expect, it } from 'vitest';
import { builtSite, sharedSite } from './build.ts';
import { type Built, openSite, textOf } from './open.ts';

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
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

let sites: Built[];
beforeAll(async () => {
  sites = [openSite(builtSite(), '/'), openSite(await sharedSite('fixture'), '/')];
});

/** The pages of labels come from one short template: one of each section of the site stands for all. */
function worthChecking({ files }: Built): string[] {
  const pages = [...files].filter((file) => file.endsWith('.html'));
  const section = (file: string): string => /^c\/[^./]+/.exec(file)?.[0] ?? file;
  return [...new Map(pages.map((file) => [section(file), file])).values()];
}

it('every page is valid HTML', async () => {
  const faults: string[] = [];
  for (const site of sites) {
    for (const file of worthChecking(site)) {
      const report = await validator.validateString(textOf(site, file), file);
      for (const { messages } of report.results) for (const { ruleId, line, message } of messages) faults.push(`${file}:${line} ${ruleId}: ${message}`);
    }
  }
  expect(faults).toEqual([]);
});
