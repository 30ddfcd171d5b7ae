import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { provideBrowser } from '../../scripts/browser.ts';
import { getSite } from '../../src/site.ts';
import { buildRows } from './builds.ts';
import { serveCounted } from './counted.ts';
import { writeProjects } from './generators.ts';
import { installPeers } from './install.ts';
import { searchRows, type Visited, visitRows, waitRows } from './readers.ts';
import { type Measurement, tableLines } from './table.ts';

/** How readers search in each. */
const SEARCH: Readonly<Record<string, Visited['search']>> = {
  here: { input: 'dialog input[role=combobox]', result: 'dialog [role=option] >> visible=true' },
  Starlight: { input: 'site-search input', result: 'site-search .pagefind-ui__result-link' },
  VitePress: { input: '#localsearch-input', result: '.VPLocalSearchBox .result' },
};

/**
 * Builds this site, and the same content with Starlight and VitePress, and prints what each costs who builds it and who reads it. All that is made
 * lies in a folder of its own, and is gone afterwards; the packages stay in the cache.
 * @param wanted tells whether a part is asked for: `build` (else each site is built once), `visit`, `paint`, `search`
 */
export async function compareWithPeers(wanted: (part: string) => boolean): Promise<void> {
  const packages = installPeers();
  // Inside the repository: Astro takes the path of a package that shares no folder with the project for one below the project.
  mkdirSync('.astro', { recursive: true });
  const workshop = mkdtempSync(path.resolve('.astro', 'peers-'));
  try {
    symlinkSync(path.join(packages, 'node_modules'), path.join(workshop, 'node_modules'));
    const projects = writeProjects(workshop, await getSite());
    const { rows, sites } = await buildRows(path.join(workshop, 'here'), projects, wanted('build'));
    const names = [...sites.keys()];
    const print = (part: readonly Measurement[]): void => console.log(`\n${tableLines(names, part).join('\n')}`);
    print(rows);
    const browser = await chromium.launch({ executablePath: provideBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
    const visited: Visited[] = [];
    try {
      for (const [name, folder] of sites) {
        const search = SEARCH[name];
        if (search !== undefined) visited.push({ name, search, ...(await serveCounted(folder, name === 'here')) });
      }
      const parts: Record<string, (browser: Browser, sites: readonly Visited[]) => Promise<Measurement[]>> = {
        visit: visitRows,
        paint: waitRows,
        search: searchRows,
      };
      for (const [part, measure] of Object.entries(parts)) if (wanted(part)) print(await measure(browser, visited));
    } finally {
      await browser.close();
      for (const { stop } of visited) stop();
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
