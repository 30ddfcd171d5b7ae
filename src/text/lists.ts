import { MADE_FOLDERS, type MadeFolder } from '../addresses/collections.ts';
import type { Feature } from '../content/features.ts';
import type { Page } from '../content/pages.ts';
import { Footnotes, sourceText } from '../facts/footnotes.ts';
import { isCode } from '../facts/source.ts';
import { pinnedText, sourceUrl } from '../facts/source-words.ts';
import { statusText } from '../facts/status.ts';
import { finish, heading, section } from '../facts/twin-parts.ts';
import { byRelease, newestText } from '../link/by-release.ts';
import { coverage, EVIDENCE_COLUMNS, EVIDENCE_LEDE, pinnedCitationsText } from '../link/coverage.ts';
import { releasesRead, releasesRun } from '../link/feature-evidence.ts';
import { LISTS, listThing } from '../link/lists.ts';
import type { Site } from '../link/site.ts';
import { twinAddress } from '../reading/address.ts';
import { dateText } from '../words/date.ts';
import { plainLine, sentence } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { tableLines } from '../words/table.ts';
import { wrap } from '../words/wrap.ts';
import { blockLines } from './blocks.ts';

/** Twin of the home page, with the contents of the whole book. */
export function homeTwin(site: Site, home: Page): string {
  const notes = new Footnotes(site.sources);
  const spine = site.topics.filter((topic) => topic.does !== undefined).map((topic) => [topic.title, `it ${topic.does ?? ''}`, plainLine(topic.line ?? '')]);
  const topics = site.topics.flatMap((topic) => {
    const pages = site.pages.filter((page) => page.topic === topic);
    return pages.length === 0 ? [] : [...section(topic.title), ...pages.flatMap((page) => entry(page.title, twinAddress(page.path)))];
  });
  const lists = MADE_FOLDERS.filter((folder) => folder !== 'search').map((folder) => absolute(twinAddress(listThing(folder).path)));
  const all = [...section('Everything else'), ...lists, '', 'The whole book in one file:', absolute('/all.txt')];
  return finish(
    [
      ...heading(home.title, '/', home.summary),
      ...tableLines(['Topic', 'Answer', 'In one line'], spine),
      '',
      ...blockLines(home.blocks, site, notes),
      ...topics,
      ...all,
    ],
    notes,
  );
}

function entry(title: string, address: string): string[] {
  return [...wrap(plainLine(title)), `    ${absolute(address)}`];
}

/** The head of the twin of a list. */
export function listHeading(folder: MadeFolder, site: Site): string[] {
  const { title, address } = listThing(folder);
  return heading(title, address, LISTS[folder].lede(site));
}

/** Twin of the list of flows. */
export function flowsTwin(site: Site): string {
  const flows = [...site.flows.values()].flatMap((flow) => [
    ...wrap(plainLine(flow.title)),
    ...wrap(plainLine(flow.summary), '    '),
    `    ${absolute(flow.address)}`,
    '',
  ]);
  return finish([...listHeading('flows', site), ...flows], new Footnotes(site.sources));
}

/** Twin of the glossary: every definition. */
export function termsTwin(site: Site): string {
  const terms = [...site.terms.values()].flatMap((term) => [
    ...wrap([term.name, ...term.aliases].join(', ')),
    ...wrap(plainLine(term.definition), '    '),
    `    ${absolute(term.address)}`,
    '',
  ]);
  return finish([...listHeading('terms', site), ...terms], new Footnotes(site.sources));
}

/** Twin of the list of answers. */
export function answersTwin(site: Site): string {
  const answers = [...site.answers.values()].flatMap((answer) => entry(answer.question, answer.address));
  return finish([...listHeading('answers', site), ...answers], new Footnotes(site.sources));
}

/** Twin of the status page. */
export function statusTwin(site: Site): string {
  const notes = new Footnotes(site.sources);
  const byTopic = site.topics.flatMap((topic) => {
    const own = site.features.filter((release) => release.topic === topic);
    if (own.length === 0) return [];
    return [
      ...section(topic.title),
      ...own.flatMap((release) => [
        ...wrap(plainLine(release.feature)),
        ...wrap(
          `${statusText(release.status)}${release.newest === undefined ? '' : `; ${newestText(release.newest)}`}. ${plainLine(release.note ?? '')} ${notes.marks(release.citations)} Checked ${dateText(release.checked)}.`,
          '    ',
        ),
        ...wrap(evidence(release, site), '    '),
        `    ${absolute(release.thing.address)}`,
        '',
      ]),
    ];
  });
  const releases = byRelease(site.features).flatMap(({ release, entries }) =>
    wrap(entries.map((entry) => plainLine(entry.feature)).join('; '), `${release.padEnd(8)}  `, ' '.repeat(10)),
  );
  return finish(
    [
      ...listHeading('status', site),
      ...byTopic,
      ...section('By kernel release'),
      ...releases,
      ...section('Evidence by machine', 'evidence'),
      ...wrap(`${EVIDENCE_LEDE} ${pinnedCitationsText(site)}`),
      '',
      ...coverage(site).flatMap((row) =>
        wrap(`${row.topic.title}: ${EVIDENCE_COLUMNS.map(([key, title]) => `${title.toLowerCase()} ${row[key]}`).join('; ')}.`, '', '    '),
      ),
    ],
    notes,
  );
}

/** In which releases a feature was read, and on which it was run. */
function evidence(feature: Feature, site: Site): string {
  const read = releasesRead(feature, site.sources);
  const run = releasesRun(feature);
  return [
    read.length === 0 ? '' : `Read in ${read.join(', ')}.`,
    run === undefined ? '' : `Run on ${run.releases.join(', ')} by ${run.labs.map(({ id }) => id).join(', ')}, ${dateText(run.day)}.`,
  ].join(' ');
}

/** Twin of the bibliography. */
export function sourcesTwin(site: Site): string {
  const sources = [...site.sources.values()].flatMap((source) => {
    const url = sourceUrl(source);
    const places = (site.sourceMentions.get(source.id) ?? []).map((place) => plainLine(place.title));
    return [
      `[${source.id}]`,
      ...wrap(sourceText(source), '    '),
      ...[pinnedText(source), source.note && `Note: ${source.note}`, isCode(source) ? source.passing : undefined].flatMap((words) =>
        words ? wrap(sentence(words), '    ') : [],
      ),
      ...(url === undefined ? [] : [`    ${url}`]),
      ...wrap(`For: ${places.join('; ')}`, '    '),
      '',
    ];
  });
  return finish([...listHeading('sources', site), ...sources], new Footnotes(site.sources));
}
