import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SITE_NAME } from '../../src/content/site-name.ts';
import type { Site } from '../../src/link/site.ts';
import { peerPages } from './convert.ts';
import type { PeerPage } from './page.ts';
import { type Column, columns, fileOf, markdownOf } from './write.ts';

/** Another generator of documentation sites, fed with this book. */
export interface Generator {
  name: string;
  /** Its program and arguments, below the folder of the packages. */
  command: readonly string[];
  /** What it keeps from one build for the next; empty where it keeps nothing. */
  keeps: readonly string[];
  /** Where its site lies, in the folder of its project. */
  dist: string;
  /** Writes its project. */
  write(folder: string, pages: readonly PeerPage[], beside: readonly Column[]): void;
}

const starlight: Generator = {
  name: 'Starlight',
  command: ['astro/bin/astro.mjs', 'build', '--silent'],
  keeps: ['.astro', 'node_modules'],
  dist: 'dist',
  write(folder, pages, beside) {
    const sidebar = beside.map(({ title, pages: own }) => ({ label: title, items: own.map((page) => ({ label: page.title, link: page.path })) }));
    put(
      folder,
      'astro.config.mjs',
      [
        "import starlight from '@astrojs/starlight';",
        "import { satteri } from '@astrojs/markdown-satteri';",
        "import mermaid from 'astro-mermaid';",
        "import { defineConfig } from 'astro/config';",
        `const sidebar = ${JSON.stringify(sidebar)};`,
        'export default defineConfig({',
        "  site: 'https://example.org',",
        "  trailingSlash: 'always',",
        '  markdown: { processor: satteri({ features: { headingAttributes: true } }) },',
        `  integrations: [mermaid({ autoTheme: true }), starlight({ title: ${JSON.stringify(SITE_NAME)}, sidebar })],`,
        '});',
      ].join('\n'),
    );
    put(
      folder,
      'src/content.config.ts',
      [
        "import { docsLoader } from '@astrojs/starlight/loaders';",
        "import { docsSchema } from '@astrojs/starlight/schema';",
        "import { defineCollection } from 'astro:content';",
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
      ].join('\n'),
    );
    writePages(path.join(folder, 'src/content/docs'), pages, false);
  },
};

const vitepress: Generator = {
  name: 'VitePress',
  command: ['vitepress/bin/vitepress.js', 'build', 'docs'],
  keeps: [],
  dist: 'docs/.vitepress/dist',
  write(folder, pages, beside) {
    const sidebar = beside.map(({ title, pages: own }) => ({ text: title, items: own.map((page) => ({ text: page.title, link: page.path })) }));
    put(
      folder,
      'docs/.vitepress/config.mjs',
      [
        "import { withMermaid } from 'vitepress-plugin-mermaid';",
        `const sidebar = ${JSON.stringify(sidebar)};`,
        'export default withMermaid({',
        `  title: ${JSON.stringify(SITE_NAME)},`,
        "  themeConfig: { sidebar, search: { provider: 'local' } },",
        '});',
      ].join('\n'),
    );
    writePages(path.join(folder, 'docs'), pages, true);
  },
};

const GENERATORS = [starlight, vitepress] as const;

/** Another generator with its project, ready to be built. */
export interface Project extends Generator {
  folder: string;
}

/**
 * Writes the projects of the other generators, all from the same pages.
 * @param folder where they go, each in a folder of its own
 */
export function writeProjects(folder: string, site: Site): Project[] {
  const pages = peerPages(site);
  const beside = columns(site, pages);
  return GENERATORS.map((generator) => {
    const own = path.join(folder, generator.name.toLowerCase());
    generator.write(own, pages, beside);
    // Astro tells by what a project depends on which packages it has to bundle.
    copyFileSync(path.join(import.meta.dirname, 'package.json'), path.join(own, 'package.json'));
    return { ...generator, folder: own };
  });
}

function writePages(folder: string, pages: readonly PeerPage[], titled: boolean): void {
  const known = new Set(pages.map(({ path: address }) => address));
  for (const page of pages) put(folder, fileOf(page), markdownOf(page, known, { titled }));
}

function put(folder: string, name: string, content: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
